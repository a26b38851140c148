package io.energyiot.bench.query;

import io.energyiot.bench.http.Outcome;
import io.energyiot.bench.machine.Machine;
import io.energyiot.cli.output.Output;
import java.util.List;
import java.util.Locale;

/**
 * The result of {@code bench query}: latencies of this system and of its peers, by question.
 *
 * @param sstables that a year of a device of this system was in
 * @param checked answers to each question of each system that were compared, all right
 */
record QueryReport(Machine machine, int days, int sstables, int checked, List<Row> rows) {

  /**
   * A question to one system.
   *
   * @param devices that it has loaded
   * @param clients that asked at the same time in {@code together}
   * @param alone one client
   * @param together many clients; null where that was not measured
   */
  record Row(
      String question, String system, long devices, int clients, Outcome alone, Outcome together) {

    private String line() {
      return String.format(
          Locale.ROOT,
          "%-20s %-18s %,9d %9.2f %9.2f %9.2f %9.2f %12s",
          question,
          system,
          devices,
          alone.p50(),
          alone.p99(),
          alone.p999(),
          alone.max(),
          together == null
              ? ""
              : String.format(Locale.ROOT, "%,.0f", together.requestsPerSecond()));
    }
  }

  /** Copies the list. */
  QueryReport {
    rows = List.copyOf(rows);
  }

  void print(Output output) {
    output.result(this);
    output.line("%s; %d days, a device's year in %d SSTables", machine.text(), days, sstables);
    int clients = rows.stream().mapToInt(Row::clients).max().orElse(0);
    output.line(
        "%-20s %-18s %9s %9s %9s %9s %9s %12s",
        "", "", "devices", "p50 ms", "p99 ms", "p99.9 ms", "max ms", clients + " ask, /s");
    rows.forEach(each -> output.line("%s", each.line()));
    output.line("%d answers to each question compared with the households, all right", checked);
  }
}
