package io.energyiot.bench.rollup;

import io.energyiot.bench.http.Latencies;
import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.peers.system.DuckDb;
import io.energyiot.bench.peers.system.HouseholdFileDays;
import io.energyiot.households.HouseholdsFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** DuckDB within this process, over a database file that it has loaded device by device. */
final class DuckDbProfile {
  static final String LABEL = "DuckDB, embedded";

  private static final String SQL =
      """
      SELECT metric_time, count(*), sum(metric_value), min(metric_value), max(metric_value)
      FROM reading WHERE metric_time >= '%s' AND metric_time < '%s'
      GROUP BY metric_time ORDER BY metric_time"""
          .formatted(HouseholdFileDays.FIRST_DAY, HouseholdFileDays.FIRST_DAY.plusDays(1));

  private final Path folder;

  /** That of a folder, in which it keeps its file. */
  DuckDbProfile(Path folder) {
    this.folder = folder;
  }

  /** Adds a file in the wide form. */
  void load(Path file) {
    try (DuckDb database = new DuckDb(folder)) {
      database.start();
      database.load(file, HouseholdsFile.Form.WIDE);
    }
  }

  /**
   * Asks as often as it answers. Opening the file counts to the first answer; what the system has
   * of it in its cache stays there.
   *
   * @param right what each answer must be
   * @param duration of the asking after the first answer; it is asked once again in any case
   */
  MeasuredTimes ask(MeasuredProfile right, Duration duration) {
    long began = System.nanoTime();
    try (DuckDb database = new DuckDb(folder)) {
      database.start();
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        right.check(LABEL, answer(statement));
        long first = System.nanoTime() - began;
        Latencies again = new Latencies();
        long end = System.nanoTime() + duration.toNanos();
        do {
          long asked = System.nanoTime();
          MeasuredProfile answer = answer(statement);
          again.add(System.nanoTime() - asked);
          right.check(LABEL, answer);
        } while (System.nanoTime() < end);
        return MeasuredTimes.of(first, again);
      }
    } catch (SQLException e) {
      throw new BenchException("DuckDB", e);
    }
  }

  private static MeasuredProfile answer(Statement statement) throws SQLException {
    List<Quarter> quarters = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(SQL)) {
      while (row.next()) {
        quarters.add(
            Quarter.ofKwh(
                row.getObject(1, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                row.getLong(2),
                row.getBigDecimal(3),
                row.getBigDecimal(4),
                row.getBigDecimal(5)));
      }
    }
    return new MeasuredProfile(quarters);
  }
}
