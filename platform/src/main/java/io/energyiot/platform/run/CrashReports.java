package io.energyiot.platform.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Reports and dumps that crashed virtual machines left in their folder. Keeps the last few. */
final class CrashReports {
  private static final int KEPT = 3;
  private static final String REPORT = "hs_err_pid";
  private static final String HEAP = "java_pid";

  private CrashReports() {}

  /** The report of a crash of the process {@code pid}, whose folder it is; may not exist. */
  static Path of(Path folder, long pid) {
    return folder.resolve(REPORT + pid + ".log");
  }

  /** Deletes all but the last reports, and all but the last dump of a heap. */
  static void deleteOld(Path folder) throws IOException {
    deleteAllBut(KEPT, folder, REPORT);
    deleteAllBut(1, folder, HEAP);
  }

  private static void deleteAllBut(int kept, Path folder, String prefix) throws IOException {
    List<Path> oldestLast;
    try (Stream<Path> files = Files.list(folder)) {
      oldestLast =
          files
              .filter(file -> file.getFileName().toString().matches(prefix + "\\d+\\.\\w+"))
              .sorted(Comparator.comparing(CrashReports::changed).reversed())
              .toList();
    }
    for (Path old : oldestLast.subList(Math.min(kept, oldestLast.size()), oldestLast.size())) {
      Files.deleteIfExists(old);
    }
  }

  private static long changed(Path file) {
    return file.toFile().lastModified();
  }
}
