package io.energyiot.bench.stream;

import io.energyiot.bench.http.Outcome;
import io.energyiot.bench.machine.Machine;
import io.energyiot.cli.output.Output;
import java.util.List;
import java.util.Locale;

/**
 * The result of {@code bench stream}: rates and latencies of posts, by part of the run.
 *
 * @param sample meters of each part of this system whose readings were all asked for and right
 */
record StreamReport(Machine machine, int connections, int sample, List<Row> rows) {

  /**
   * A part of one system.
   *
   * @param readable from acknowledged to readable; null where that was not measured
   * @param ratio this system's readings a second to those of this row; null for its own
   */
  record Row(String part, String system, Outcome sent, Lookout.Times readable, Double ratio) {
    double readingsPerSecond() {
      return sent.readingsPerSecond();
    }

    private String line() {
      String times =
          readable == null
              ? ""
              : String.format(
                  Locale.ROOT,
                  "  readable p50 %.0f ms, p99 %.0f ms, lag %d at most",
                  readable.p50(),
                  readable.p99(),
                  readable.maxLag());
      return String.format(
          Locale.ROOT,
          "%-10s %-16s %11.0f %13.0f %9.2f %9.2f %9.2f %9.2f %7d %7s%s",
          part,
          system,
          sent.requestsPerSecond(),
          sent.readingsPerSecond(),
          sent.p50(),
          sent.p99(),
          sent.p999(),
          sent.max(),
          sent.retries(),
          ratio == null ? "" : String.format(Locale.ROOT, "%.2f", ratio),
          times);
    }
  }

  void print(Output output) {
    output.result(this);
    output.line("%s; %d connections", machine.text(), connections);
    output.line(
        "%-10s %-16s %11s %13s %9s %9s %9s %9s %7s %7s",
        "part",
        "",
        "requests/s",
        "readings/s",
        "p50 ms",
        "p99 ms",
        "p99.9 ms",
        "max ms",
        "again",
        "ratio");
    rows.forEach(each -> output.line("%s", each.line()));
    output.line("%d meters of each part checked over REST, all right", sample);
  }
}
