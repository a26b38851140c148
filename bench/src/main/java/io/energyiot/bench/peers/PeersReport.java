package io.energyiot.bench.peers;

import io.energyiot.bench.machine.Machine;
import io.energyiot.bench.peers.PeerResult.State;
import io.energyiot.bench.peers.system.HouseholdFileDays;
import io.energyiot.cli.output.Output;
import io.energyiot.households.HouseholdsFile;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The result of {@code bench peers load}: how fast each system loads one file.
 *
 * @param form of the file
 * @param readings in the file
 * @param bytes of the file
 */
record PeersReport(
    Machine machine,
    HouseholdsFile.Form form,
    long devices,
    int days,
    long readings,
    long bytes,
    List<PeerResult> results) {

  /** Copies the list. */
  PeersReport {
    results = List.copyOf(results);
  }

  /** A run with a file of {@code bytes}. */
  static PeersReport of(
      Machine machine, HouseholdFileDays content, long bytes, List<PeerResult> results) {
    OptionalDouble best =
        results.stream()
            .filter(each -> each.state() == State.DONE && !each.peer().isOurs())
            .mapToDouble(PeerResult::readingsPerSecond)
            .max();
    List<PeerResult> compared =
        best.isEmpty()
            ? results
            : results.stream().map(each -> each.beside(best.getAsDouble())).toList();
    return new PeersReport(
        machine,
        content.form(),
        content.devices(),
        content.days(),
        content.readings(),
        bytes,
        compared);
  }

  void print(Output output) {
    output.result(this);
    output.line(
        "%,d meters, %,d days, %s form: %,d readings in %.0f MB; %d cores, %.0f GiB, load %.1f",
        devices,
        days,
        form.name().toLowerCase(Locale.ROOT),
        readings,
        bytes / 1e6,
        machine.cores(),
        machine.memoryGib(),
        machine.load());
    output.line(
        "%-20s %-16s %12s %8s %7s %9s  %s",
        "", "version", "readings/s", "seconds", "of best", "B/reading", "durability");
    results.forEach(each -> print(each, output));
  }

  private static void print(PeerResult result, Output output) {
    String label = result.peer().label();
    if (result.state() != State.DONE) {
      String state = result.state().name().toLowerCase(Locale.ROOT);
      output.line("%-20s %s: %s", label, state, result.note());
      return;
    }
    output.line(
        "%-20s %-16s %,12.0f %8.2f %7s %9.2f  %s",
        label,
        result.version(),
        result.readingsPerSecond(),
        result.seconds(),
        result.ofBest() == null ? "-" : String.format(Locale.ROOT, "%.2f", result.ofBest()),
        (double) result.storedBytes() / result.readings(),
        result.durability());
    if (!result.note().isEmpty()) {
      output.line("  %s", result.note());
    }
  }
}
