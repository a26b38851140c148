package io.energyiot.bench.query;

import io.energyiot.bench.http.Latencies;
import io.energyiot.bench.http.Outcome;
import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.peers.system.DuckDb;
import io.energyiot.households.HouseholdsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * DuckDB within this process, device by device in its file, the order that it reads a device
 * quickest from. A client is a thread with a connection and prepared statements.
 */
final class DuckDbEmbedded implements QuerySubject {
  private static final int KWH_SCALE = 3;
  private static final String CHOSEN =
      " FROM reading WHERE device_id = ? AND metric_time >= ? AND metric_time < ?";
  private static final String READINGS =
      "SELECT metric_value, metric_time" + CHOSEN + " ORDER BY metric_time";
  private static final String BY_MONTH =
      "SELECT sum(metric_value), min(metric_value), max(metric_value), avg(metric_value),"
          + " count(*), date_trunc('month', metric_time) AS month"
          + CHOSEN
          + " GROUP BY month ORDER BY month";

  private final Path folder;
  private final HouseholdNights nights;
  private final DuckDb database;

  DuckDbEmbedded(Path folder, HouseholdNights nights) {
    this.folder = folder;
    this.nights = nights;
    database = new DuckDb(folder);
  }

  @Override
  public String label() {
    return "DuckDB, embedded";
  }

  @Override
  public HouseholdNights nights() {
    return nights;
  }

  @Override
  public void load() {
    Path file = folder.resolve("all.csv");
    start();
    try {
      nights.whole().write(file, HouseholdsFile.Form.WIDE, done -> {});
      database.load(file, HouseholdsFile.Form.WIDE);
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      close();
    }
  }

  @Override
  public void start() {
    database.start();
  }

  @Override
  public long[] answer(Question question, AskedQuery asked) {
    try (Connection connection = database.connect();
        PreparedStatement statement = prepared(connection, question)) {
      return values(statement, asked).toArray();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static PreparedStatement prepared(Connection connection, Question question)
      throws SQLException {
    return connection.prepareStatement(question.isByMonth() ? BY_MONTH : READINGS);
  }

  /** Asks, and takes every field of the answer. */
  private static LongStream values(PreparedStatement statement, AskedQuery asked)
      throws SQLException {
    statement.setString(1, asked.deviceId());
    statement.setObject(2, asked.from().atStartOfDay());
    statement.setObject(3, asked.to().atStartOfDay());
    LongStream.Builder values = LongStream.builder();
    try (ResultSet rows = statement.executeQuery()) {
      int columns = rows.getMetaData().getColumnCount();
      while (rows.next()) {
        values.add(rows.getBigDecimal(1).movePointRight(KWH_SCALE).longValueExact());
        for (int i = 2; i <= columns; i++) {
          rows.getObject(i);
        }
      }
    }
    return values.build();
  }

  @Override
  public Outcome ask(Question question, int clients, Duration duration, Random random) {
    Latencies latencies = new Latencies();
    long began = System.nanoTime();
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Future<Long>> asking = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        Random own = new Random(random.nextLong());
        asking.add(threads.submit(() -> ask(question, began + duration.toNanos(), own, latencies)));
      }
      long readings = 0;
      for (Future<Long> each : asking) {
        readings += each.get();
      }
      return Outcome.of(latencies, readings, 0, (System.nanoTime() - began) / 1e9);
    } catch (InterruptedException e) {
      throw BenchException.interrupted();
    } catch (ExecutionException e) {
      throw new BenchException("DuckDB", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private long ask(Question question, long end, Random random, Latencies latencies)
      throws SQLException {
    long readings = 0;
    try (Connection connection = database.connect();
        PreparedStatement statement = prepared(connection, question)) {
      while (System.nanoTime() < end) {
        AskedQuery asked = question.any(nights, random);
        long sent = System.nanoTime();
        long rows = values(statement, asked).count();
        latencies.add(System.nanoTime() - sent);
        if (rows == 0) {
          throw new BenchException("DuckDB has nothing of " + asked.deviceId());
        }
        readings += (long) asked.days() * HouseholdNights.QUARTERS_A_DAY;
      }
    }
    return readings;
  }

  private static BenchException failed(SQLException e) {
    return new BenchException("DuckDB", e);
  }

  @Override
  public void close() {
    database.close();
  }
}
