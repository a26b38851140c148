package io.energyiot.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Measures the peak memory of a process and its children, as Linux counts it ({@code VmHWM}). It is
 * the sum of the peaks, which may be more than the peak of the sum.
 */
public final class PeakMemory {
  private static final int LOOK_MILLIS = 50;
  private static final String PEAK = "VmHWM:";

  private final Map<Long, Long> peaks = new ConcurrentHashMap<>();

  /** Watches the process until it ends. */
  void follow(Process process) throws InterruptedException {
    while (process.isAlive()) {
      Stream.concat(Stream.of(process.toHandle()), process.descendants())
          .forEach(each -> peaks.merge(each.pid(), peakOf(each.pid()), Math::max));
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** Bytes that a process and its children have held at most so far; 0 where none is told. */
  public static long of(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
        .mapToLong(each -> peakOf(each.pid()))
        .sum();
  }

  /** Bytes; 0 where the system does not tell. */
  long bytes() {
    return peaks.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long peakOf(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith(PEAK))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0; // it has just ended
    }
  }
}
