package io.energyiot.bench.peers.system;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.households.Households;
import io.energyiot.households.HouseholdsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBConnection;

/** DuckDB in this process, with a database file; as many threads as cores. */
public final class DuckDb implements Peer {
  private final Path database;
  private Connection connection;

  /**
   * Not yet started.
   *
   * @param folder where it keeps its file
   */
  public DuckDb(Path folder) {
    database = folder.resolve("readings.duckdb");
  }

  @Override
  public void start() {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:" + database);
    } catch (SQLException e) {
      throw failed(e);
    }
    execute("SET threads = " + Runtime.getRuntime().availableProcessors());
    execute(
        "CREATE TABLE IF NOT EXISTS reading (device_id VARCHAR, metric_time TIMESTAMP, metric_name VARCHAR,"
            + " metric_value DECIMAL(18, 3))");
  }

  @Override
  public String version() {
    try {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public String durability() {
    return "checkpointed into the database file, synced";
  }

  @Override
  public Loaded load(Path file, HouseholdFileDays content) {
    long began = System.nanoTime();
    load(file, content.form());
    return new Loaded(content.readings(), Duration.ofNanos(System.nanoTime() - began), "");
  }

  /** Adds all readings of a file to the table {@code reading}. */
  public void load(Path file, HouseholdsFile.Form form) {
    execute(form == HouseholdsFile.Form.LONG ? copyLong(file) : insertWide(file));
    execute("CHECKPOINT");
  }

  /** A connection of its own to the same database, for a thread; the caller closes it. */
  public Connection connect() {
    try {
      return ((DuckDBConnection) connection).duplicate();
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static String copyLong(Path file) {
    return "COPY reading FROM "
        + quoted(file)
        + " (FORMAT csv, HEADER true, AUTO_DETECT false, DELIMITER ',',"
        + " TIMESTAMPFORMAT '%Y-%m-%d %H:%M:%S')";
  }

  /** The header names as many values as the longest day has, so that most rows are shorter. */
  private static String insertWide(Path file) {
    int max = Households.MAX_INTERVALS;
    String columns = values(max, "'v%d': 'DECIMAL(18, 3)'");
    return """
        INSERT INTO reading
        SELECT device_id, day + INTERVAL 15 MINUTE * number, metric_name, metric_value FROM (
          SELECT device_id, day, metric_name,
                 unnest(range(%d)) AS number, unnest([%s]) AS metric_value
          FROM read_csv(%s, header = true, auto_detect = false, delim = ',', null_padding = true,
            columns = {'device_id': 'VARCHAR', 'day': 'TIMESTAMP', 'metric_name': 'VARCHAR', %s}))
        WHERE metric_value IS NOT NULL"""
        .formatted(max, values(max, "v%d"), quoted(file), columns);
  }

  private static String values(int count, String each) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(each::formatted)
        .collect(Collectors.joining(", "));
  }

  private static String quoted(Path file) {
    return "'" + file.toString().replace("'", "''") + "'";
  }

  @Override
  public void check(HouseholdFileDays content, Loaded loaded) {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*), sum(metric_value) FROM reading")) {
      row.next();
      PeerTotals found = new PeerTotals(row.getLong(1), row.getBigDecimal(2));
      content.first(loaded.readings()).check("DuckDB", found);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static BenchException failed(SQLException e) {
    return new BenchException("DuckDB", e);
  }

  @Override
  public void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  @Override
  public long storedBytes() {
    try {
      return Files.size(database);
    } catch (IOException e) {
      throw new BenchException("DuckDB's file can't be read", e);
    }
  }
}
