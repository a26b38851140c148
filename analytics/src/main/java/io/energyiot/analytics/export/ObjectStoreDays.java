package io.energyiot.analytics.export;

import io.energyiot.analytics.s3.S3Bucket;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Days in an object store, which can't move objects but only copy them one by one. Files of
 * different jobs have different names, and a day's manifest, which is replaced at once, says which
 * of them belong to the day. So new files come first, then the manifest, and then old files go.
 * Days in this state are marked, so that the next job clears what a killed one has left.
 */
final class ObjectStoreDays implements NewDays {
  /** In the folder of a new day: in the day's place there may be files that its manifest lacks. */
  private static final String MARK = "_publishing";

  private final FileSystem store;
  private final Path folder;

  private ObjectStoreDays(FileSystem store, Path folder) {
    this.store = store;
    this.folder = folder;
  }

  static ObjectStoreDays in(String folder, Configuration configuration) throws IOException {
    Path path = S3Bucket.path(folder);
    return in(path.getFileSystem(configuration), path);
  }

  static ObjectStoreDays in(FileSystem store, Path folder) throws IOException {
    ObjectStoreDays days = new ObjectStoreDays(store, folder);
    days.clear();
    return days;
  }

  private Path path() {
    return new Path(folder, NEW);
  }

  @Override
  public String target() {
    return path().toString();
  }

  @Override
  public void publish(Manifest manifest) throws IOException {
    Path place = new Path(folder, PREFIX + manifest.day());
    Path written = new Path(path(), PREFIX + manifest.day());
    store.create(new Path(written, MARK)).close();
    store.mkdirs(place);
    for (String name : manifest.names()) {
      if (!store.rename(new Path(written, name), place)) {
        throw new IOException(new Path(written, name) + " can't be moved to " + place);
      }
    }
    manifest.write(store.create(new Path(place, Manifest.NAME)));
    deleteOthers(place);
    store.delete(written, true);
  }

  /** Restores days whose publishing was cut off to what their manifests say. */
  private void clear() throws IOException {
    for (FileStatus day : list(path())) {
      if (day.isDirectory() && store.exists(new Path(day.getPath(), MARK))) {
        deleteOthers(new Path(folder, day.getPath().getName()));
      }
    }
    store.delete(path(), true);
  }

  private void deleteOthers(Path day) throws IOException {
    Set<String> own = named(day);
    for (FileStatus file : list(day)) {
      if (!own.contains(file.getPath().getName())) {
        store.delete(file.getPath(), false);
      }
    }
  }

  /** The manifest of a day and the files that it names; empty if there is no manifest. */
  private Set<String> named(Path day) throws IOException {
    Path manifest = new Path(day, Manifest.NAME);
    try (var in = store.open(manifest)) {
      Set<String> names = Manifest.names(in);
      names.add(Manifest.NAME);
      return names;
    } catch (FileNotFoundException e) {
      return Set.of();
    }
  }

  private List<FileStatus> list(Path path) throws IOException {
    try {
      return List.of(store.listStatus(path));
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  @Override
  public void close() throws IOException {
    clear();
  }
}
