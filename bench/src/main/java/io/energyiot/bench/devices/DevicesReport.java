package io.energyiot.bench.devices;

import io.energyiot.bench.machine.Machine;
import io.energyiot.cli.output.Output;
import java.util.List;

/**
 * The result of {@code bench devices}.
 *
 * @param devices in the device registry
 * @param imports one after the other, of the same file
 * @param silent walks, one after the other; the first one finds the server just started
 */
record DevicesReport(Machine machine, long devices, List<Import> imports, List<SilentWalk> silent) {

  /**
   * An import.
   *
   * @param seconds of the whole command
   * @param ownSeconds what it says itself
   */
  record Import(double seconds, double ownSeconds) {}

  /** Copies the lists. */
  DevicesReport {
    imports = List.copyOf(imports);
    silent = List.copyOf(silent);
  }

  void print(Output output) {
    output.result(this);
    output.line("%s; %,d devices", machine.text(), devices);
    for (Import each : imports) {
      output.line(
          "import: whole command %.1f s, %,.0f devices/s; by itself %.1f s",
          each.seconds(), devices / each.seconds(), each.ownSeconds());
    }
    for (SilentWalk each : silent) {
      output.line(
          "silent: %,d meters on %,d pages in %.1f s, %.2f µs a registered device; max of a page %.2f s",
          each.meters(),
          each.pages(),
          each.seconds(),
          1e6 * each.seconds() / devices,
          each.maxSeconds());
    }
  }
}
