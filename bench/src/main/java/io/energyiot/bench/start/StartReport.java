package io.energyiot.bench.start;

import io.energyiot.bench.machine.Machine;
import io.energyiot.cli.output.Output;
import java.util.List;
import java.util.Locale;

/** The result of {@code bench start}: rates and latencies by the second after ready. */
record StartReport(Machine machine, List<Row> rows) {

  /**
   * Some seconds of a part.
   *
   * @param upSeconds from the start of the command to ready
   * @param share of the rate of the last minute
   */
  record Row(String part, double upSeconds, Curve.Part of, double share) {
    private String line() {
      String when = of.from() == of.to() ? "" + of.to() : of.from() + " to " + of.to();
      return String.format(
          Locale.ROOT,
          "%-8s %10s %,12.0f %,14.0f %8.2f %9.2f %9.2f %9.2f",
          part.toLowerCase(Locale.ROOT),
          when,
          of.requestsPerSecond(),
          of.readingsPerSecond(),
          share,
          of.p50(),
          of.p99(),
          of.max());
    }
  }

  /** Copies the list. */
  StartReport {
    rows = List.copyOf(rows);
  }

  void print(Output output) {
    output.result(this);
    output.line(
        "%s; ready after %.1f s on average",
        machine.text(), rows.stream().mapToDouble(Row::upSeconds).average().orElse(0));
    output.line(
        "%-8s %10s %12s %14s %8s %9s %9s %9s",
        "part", "second", "requests/s", "readings/s", "share", "p50 ms", "p99 ms", "max ms");
    rows.forEach(each -> output.line("%s", each.line()));
    output.line(
        "share: of the requests a second in the last %s", "60 seconds, or half of a shorter run");
  }
}
