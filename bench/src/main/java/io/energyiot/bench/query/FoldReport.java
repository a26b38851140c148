package io.energyiot.bench.query;

import io.energyiot.bench.http.Latencies;
import io.energyiot.bench.machine.Machine;
import io.energyiot.cli.output.Output;
import java.util.List;
import java.util.Locale;

/**
 * The result of {@code bench fold}.
 *
 * @param dayBytes of the compacted table with a row a day
 * @param monthBytes of the compacted table with a row a month
 * @param foldSeconds of reading, packing and writing all months, by one thread
 * @param packSeconds of unpacking and packing alone
 */
record FoldReport(
    Machine machine,
    long readings,
    long dayBytes,
    long monthBytes,
    double foldSeconds,
    double packSeconds,
    List<Row> rows) {

  /** A question to both tables; milliseconds. */
  record Row(String question, double dayP50, double dayP99, double monthP50, double monthP99) {
    static Row of(String question, Latencies days, Latencies months) {
      return new Row(
          question,
          days.percentile(50),
          days.percentile(99),
          months.percentile(50),
          months.percentile(99));
    }

    private String line() {
      return String.format(
          Locale.ROOT,
          "%-20s %9.2f %9.2f %9.2f %9.2f",
          question,
          dayP50,
          dayP99,
          monthP50,
          monthP99);
    }
  }

  /** Copies the list. */
  FoldReport {
    rows = List.copyOf(rows);
  }

  void print(Output output) {
    output.result(this);
    output.line("%s", machine.text());
    output.line(
        "bytes a reading: %.3f in rows a day, %.3f in rows a month; folded in %.0f s, %.0f of it packing",
        dayBytes / (double) readings, monthBytes / (double) readings, foldSeconds, packSeconds);
    output.line("%-20s %9s %9s %9s %9s", "ms", "days p50", "p99", "month p50", "p99");
    rows.forEach(each -> output.line("%s", each.line()));
  }
}
