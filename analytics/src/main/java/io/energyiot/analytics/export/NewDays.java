package io.energyiot.analytics.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Days that are written but not yet where they belong. What a job leaves behind that was killed is
 * passed over by readers, as its name begins with an underscore. The next job deletes it, or puts
 * it back where it was taken away for a day that did not come.
 */
final class NewDays implements AutoCloseable {
  /** What the name of a day's folder begins with. */
  static final String PREFIX = "day=";

  private static final String NEW = "_new";
  private static final String OLD = "_old";

  private final Path folder;

  private NewDays(Path folder) {
    this.folder = folder;
  }

  /** In a folder, which is made if it is not there. One job at a time may write into it. */
  static NewDays in(Path folder) throws IOException {
    NewDays days = new NewDays(folder);
    Files.createDirectories(folder.resolve(OLD));
    days.restore();
    days.close();
    Files.createDirectory(folder.resolve(OLD));
    return days;
  }

  /** What was taken away by a job that was killed before it had put the new day there. */
  private void restore() throws IOException {
    try (var days = Files.newDirectoryStream(folder.resolve(OLD))) {
      for (Path day : days) {
        Path place = folder.resolve(day.getFileName());
        if (!Files.exists(place)) {
          Files.move(day, place, StandardCopyOption.ATOMIC_MOVE);
        }
      }
    }
  }

  /** Where they are to be written; not there yet. */
  Path path() {
    return folder.resolve(NEW);
  }

  static LocalDate dayOf(Path dayFolder) {
    return LocalDate.parse(dayFolder.getFileName().toString().substring(PREFIX.length()));
  }

  /**
   * Puts a day in the place of what there was of it. A day without readings has a manifest all the
   * same.
   */
  void publish(LocalDate day, Manifest manifest) throws IOException {
    Path written = path().resolve(PREFIX + day);
    Files.createDirectories(written);
    deleteChecksums(written);
    manifest.write(written);
    Path place = folder.resolve(PREFIX + day);
    Path old = folder.resolve(OLD).resolve(PREFIX + day);
    if (Files.exists(place)) {
      Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(written, place, StandardCopyOption.ATOMIC_MOVE);
    delete(old);
  }

  /** Those of Hadoop's file system, which would not fit the folder any more. */
  private static void deleteChecksums(Path day) throws IOException {
    try (var files = Files.newDirectoryStream(day, ".*.crc")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  private static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> found = Files.walk(tree)) {
      all = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : all) {
      Files.delete(each);
    }
  }

  @Override
  public void close() throws IOException {
    delete(folder.resolve(NEW));
    delete(folder.resolve(OLD));
  }
}
