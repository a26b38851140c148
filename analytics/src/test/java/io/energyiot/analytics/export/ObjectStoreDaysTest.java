package io.energyiot.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.StorageZone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FilterFileSystem;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Against a folder whose file system can end working after any of its changes, as a job's end does.
 */
class ObjectStoreDaysTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  @TempDir Path lake;

  private final Mortal store = new Mortal();

  @BeforeEach
  void open() throws IOException {
    store.initialize(lake.toUri(), new Configuration());
  }

  /** Publishes a day of two files. */
  private void publish(String run) throws IOException {
    ObjectStoreDays days = ObjectStoreDays.in(store, new org.apache.hadoop.fs.Path(lake.toUri()));
    Path written = Files.createDirectories(lake.resolve("_new/day=" + DAY));
    Files.writeString(written.resolve(run + "-0.parquet"), "first");
    Files.writeString(written.resolve(run + "-1.parquet"), "second");
    Files.writeString(written.resolve("failed.parquet"), "of a task that was done again");
    days.publish(
        new Manifest(
            DAY,
            StorageZone.UTC,
            Instant.EPOCH,
            files(run).stream().map(name -> new Manifest.File(name, 5, 1)).toList()));
    days.close();
  }

  private Path day() {
    return lake.resolve("day=" + DAY);
  }

  private List<String> there() throws IOException {
    try (Stream<Path> files = Files.list(day())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Set<String> named() throws IOException {
    return Manifest.names(Files.newInputStream(day().resolve("_manifest.json")));
  }

  @Test
  void whereverAJobEndsTheManifestNamesOneRunAndTheNextJobClears() throws IOException {
    List<Integer> ends = new ArrayList<>();
    for (int changes = 0; ends.size() == changes; changes++) {
      store.left = Integer.MAX_VALUE;
      publish("old");
      store.left = changes;
      try {
        publish("new");
      } catch (Mortal.EndedException e) {
        ends.add(changes);
      }
      assertThat(named()).as("after %d", changes).isIn(files("old"), files("new"));
      assertThat(there()).containsAll(named());

      store.left = Integer.MAX_VALUE;
      ObjectStoreDays.in(store, new org.apache.hadoop.fs.Path(lake.toUri()));
      assertThat(there()).as("after %d", changes).hasSize(3).containsAll(named());
      assertThat(lake.resolve("_new")).doesNotExist();
    }
    assertThat(ends).hasSizeGreaterThan(6);
    assertThat(named()).isEqualTo(files("new"));
  }

  private static Set<String> files(String run) {
    return Set.of(run + "-0.parquet", run + "-1.parquet");
  }

  @Test
  void ofADayThatNeverHadAManifestNothingIsLeft() throws IOException {
    store.left = 4;
    assertThatThrownBy(() -> publish("new")).isInstanceOf(Mortal.EndedException.class);
    assertThat(there()).isNotEmpty();
    store.left = Integer.MAX_VALUE;
    ObjectStoreDays.in(store, new org.apache.hadoop.fs.Path(lake.toUri()));
    assertThat(there()).isEmpty();
  }

  /** Does so many changes and then none. */
  private static final class Mortal extends FilterFileSystem {
    private int left = Integer.MAX_VALUE;

    Mortal() {
      super(new RawLocalFileSystem());
    }

    /** What a process that was killed does not tell anybody. */
    private static final class EndedException extends IOException {
      private static final long serialVersionUID = 1;
    }

    private void change() throws EndedException {
      if (left == 0) {
        throw new EndedException();
      }
      left--;
    }

    @Override
    public FSDataOutputStream create(
        org.apache.hadoop.fs.Path file,
        FsPermission permission,
        boolean overwrite,
        int buffer,
        short replication,
        long block,
        Progressable progress)
        throws IOException {
      change();
      return super.create(file, permission, overwrite, buffer, replication, block, progress);
    }

    @Override
    public boolean mkdirs(org.apache.hadoop.fs.Path path, FsPermission permission)
        throws IOException {
      change();
      return super.mkdirs(path, permission);
    }

    @Override
    public boolean mkdirs(org.apache.hadoop.fs.Path path) throws IOException {
      change();
      return super.mkdirs(path);
    }

    @Override
    public boolean rename(org.apache.hadoop.fs.Path from, org.apache.hadoop.fs.Path to)
        throws IOException {
      change();
      return super.rename(from, to);
    }

    @Override
    public boolean delete(org.apache.hadoop.fs.Path path, boolean recursive) throws IOException {
      change();
      return super.delete(path, recursive);
    }
  }
}
