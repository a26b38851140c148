package io.energyiot.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkFolderTest {
  @TempDir Path folder;
  @TempDir Path elsewhere;

  private Path inside(Path place, String name) throws IOException {
    Path file = Files.createDirectories(place.resolve(name)).resolve("file");
    return Files.writeString(file, "data");
  }

  @Test
  void whatAKilledProcessHasLeftIsDeletedInAFolderOfOurs() throws IOException {
    Files.writeString(folder.resolve("made-by-energy"), "");
    Path left = inside(folder, "blockmgr-1");
    Path linked = inside(elsewhere, "precious");
    Files.createSymbolicLink(folder.resolve("link"), linked.getParent());
    SparkFolder.in(folder).close();
    assertThat(left.getParent()).doesNotExist();
    assertThat(linked).hasContent("data");
  }

  @Test
  void nothingIsDeletedInAFolderThatIsNotMarked() throws IOException {
    Path file = inside(folder, "precious");
    SparkFolder.in(folder).close();
    assertThat(file).hasContent("data");
  }
}
