package io.energyiot.bench.machine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

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
}
