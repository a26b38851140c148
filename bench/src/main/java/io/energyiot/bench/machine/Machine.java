package io.energyiot.bench.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Where a measurement ran.
 *
 * @param cores that this process may use
 * @param memoryGib of the machine
 * @param java the version of the JVM
 * @param load the machine's load average before, which tells of other work; negative if the system
 *     does not say
 */
public record Machine(int cores, double memoryGib, String java, double load) {

  /** This machine now. */
  public static Machine now() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Machine(
        system.getAvailableProcessors(),
        system.getTotalMemorySize() / (double) (1 << 30),
        Runtime.version().toString(),
        system.getSystemLoadAverage());
  }

  /** Returns it for people, such as {@code 2 cores, 24 GiB, Java 17.0.15, load 0.4 before}. */
  public String text() {
    return String.format(
        Locale.ROOT, "%d cores, %.0f GiB, Java %s, load %.1f before", cores, memoryGib, java, load);
  }
}
