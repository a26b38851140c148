package io.energyiot.bench.rollup;

import io.energyiot.bench.http.Outcome;
import io.energyiot.bench.machine.Machine;
import io.energyiot.bench.peers.system.HouseholdFileDays;
import io.energyiot.cli.output.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The result of {@code bench fleet}: how long the profile of a day takes, by system.
 *
 * @param served the profile by REST, from what a rollup has left, one client
 */
record RollupReport(Machine machine, long devices, List<Row> rows, Outcome served) {

  /**
   * A contestant.
   *
   * @param devices whose day it was asked for
   * @param times null if it was left out
   * @param note what a reader should know; why, if it was left out
   */
  record Row(String who, long devices, MeasuredTimes times, String note) {
    /** Readings a second, by the median of the times after the first; 0 if it was left out. */
    public double readingsPerSecond() {
      return times == null ? 0 : devices * HouseholdFileDays.QUARTERS_A_DAY / times.again();
    }

    private String line() {
      if (times == null) {
        return String.format(Locale.ROOT, "%-30s skipped: %s", who, note);
      }
      return String.format(
          Locale.ROOT,
          "%-30s %,11d %9.3f %9.3f %6d %14.0f  %s",
          who,
          devices,
          times.first(),
          times.again(),
          times.count(),
          readingsPerSecond(),
          note);
    }
  }

  /** Copies the list. */
  RollupReport {
    rows = List.copyOf(rows);
  }

  /** Takes what each contestant has to tell, in their order. */
  static final class Rows {
    private final List<Row> rows = new ArrayList<>();

    void add(String who, long devices, MeasuredTimes times, String note) {
      rows.add(new Row(who, devices, times, note));
    }

    void skipped(String who, String reason) {
      rows.add(new Row(who, 0, null, reason));
    }

    List<Row> all() {
      return rows;
    }
  }

  void print(Output output) {
    output.result(this);
    output.line(
        "%,d meters, a day, %,d readings; %s",
        devices, devices * HouseholdFileDays.QUARTERS_A_DAY, machine.text());
    output.line(
        "%-30s %11s %9s %9s %6s %14s", "", "meters", "first s", "again s", "times", "readings/s");
    rows.forEach(row -> output.line("%s", row.line()));
    output.line(
        "%-30s %s, %,.0f answers/s by one client",
        "served from the rollup, REST", served.latency(), served.requestsPerSecond());
    output.line("All answers compared with the households, all right");
  }
}
