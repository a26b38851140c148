package io.energyiot.bulk.sstable.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot that can't be seen whole is none: it would look like that of a smaller table. */
class TableSnapshotTest {
  private static final String NAME = "energy-scan-1";

  @TempDir Path disk;
  @TempDir Path other;
  private Path snapshot;

  @BeforeEach
  void take() throws IOException {
    snapshot = Files.createDirectories(disk.resolve("snapshots").resolve(NAME));
    Files.createDirectories(other.resolve("snapshots").resolve(NAME));
    Files.writeString(
        snapshot.resolve("manifest.json"),
        "{\"files\":[\"oa-1-big-Data.db\",\"oa-2-big-Data.db\"],"
            + "\"created_at\":\"2026-01-01T00:00:00.000Z\","
            + "\"expires_at\":\"2026-01-01T00:10:00.000Z\",\"ephemeral\":false}");
    Files.createFile(snapshot.resolve("oa-1-big-Data.db"));
    Files.createFile(snapshot.resolve("oa-1-big-Index.db"));
    Files.createFile(other.resolve("snapshots").resolve(NAME).resolve("oa-2-big-Data.db"));
  }

  private List<Path> files(Path... disks) throws IOException {
    return TableSnapshot.dataFiles(List.of(disks).stream().map(Path::toString).toList(), NAME);
  }

  @Test
  void theFilesOfAllDisksAreTaken() throws IOException {
    assertThat(files(disk, other))
        .extracting(file -> file.getFileName().toString())
        .containsExactlyInAnyOrder("oa-1-big-Data.db", "oa-2-big-Data.db");
  }

  @Test
  void aFileThatIsMissingIsMissed() throws IOException {
    Files.delete(snapshot.resolve("oa-1-big-Data.db"));
    assertThatThrownBy(() -> files(disk, other))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("oa-1-big-Data.db");
    assertThatThrownBy(() -> files(disk, other.resolve("hidden"))).isInstanceOf(IOException.class);
  }

  @Test
  void aFolderThatIsNotSeenIsNoEmptyTable() {
    assertThatThrownBy(() -> files(disk.resolve("hidden"))).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> files(other)).isInstanceOf(IOException.class);
  }
}
