package io.energyiot.platform.run;

import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.process.LogExcerpt;
import io.energyiot.platform.process.OutputFile;
import io.energyiot.platform.process.RunFile;
import io.energyiot.platform.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * The end of a service that nobody asked for.
 *
 * @param pid of its process
 * @param seen when it was noticed
 * @param status with which it ended, over 128 if by a signal; empty if that is not known
 * @param reason in words, from what it printed; may be empty
 */
public record Death(long pid, Instant seen, OptionalInt status, String reason) {
  private static final String OUT_OF_MEMORY = "Terminating due to java.lang.OutOfMemoryError: ";
  private static final int SIGNALS = 128;
  private static final int KILL = 9;

  /** The death of a process that has a run file and is gone. */
  public static Death of(DataFolder folder, Service service, RunFile run) {
    long pid = run.process().pid();
    try {
      OptionalInt status = folder.exitFile(service).status(pid);
      return new Death(pid, Instant.now(), status, reason(folder, service, pid));
    } catch (IOException e) {
      throw folder.unusable(e);
    }
  }

  private static String reason(DataFolder folder, Service service, long pid) throws IOException {
    Path report = CrashReports.of(folder.of(service), pid);
    if (Files.exists(report)) {
      return "its virtual machine crashed, see " + report;
    }
    List<String> printed = new OutputFile(folder.output(service)).end(LogExcerpt.LINES);
    return printed.stream()
        .filter(line -> line.startsWith(OUT_OF_MEMORY))
        .reduce((first, last) -> last)
        .map(line -> "out of memory: " + line.substring(OUT_OF_MEMORY.length()))
        .orElseGet(() -> printed.isEmpty() ? "" : printed.get(printed.size() - 1));
  }

  /** How and why it ended, in words. */
  public String text() {
    String ending =
        status.isEmpty()
            ? "ended, nobody saw how"
            : status.getAsInt() > SIGNALS
                ? signal(status.getAsInt() - SIGNALS)
                : "exit status " + status.getAsInt();
    return reason.isEmpty() ? ending : ending + ", " + reason;
  }

  private static String signal(int number) {
    return number == KILL
        ? "killed by signal 9, as by kill -9 or by a machine that is out of memory"
        : "ended by signal " + number;
  }
}
