package io.energyiot.bench.connector;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Measures Spark's connector on a table with one row a reading. It asks for the profile of a day
 * again and again. Each time it writes a line with {@code answer} and the seconds, then a line for
 * each quarter hour: start, count, sum, min and max.
 */
public final class ConnectorMain {
  private static final String LOOPBACK = "127.0.0.1";
  private static final double NANOS = 1e9;

  private ConnectorMain() {}

  /**
   * Takes host and port of Cassandra, the keyspace of the table {@code reading}, the day, how often
   * to ask, the file to write, the folder for what Spark puts aside, and the file with the
   * password.
   */
  public static void main(String[] arguments) throws IOException {
    String sql = profile(arguments[2], LocalDate.parse(arguments[3]));
    int times = Integer.parseInt(arguments[4]);
    String password = Files.readString(Path.of(arguments[7])).strip();
    try (PrintStream out = new PrintStream(arguments[5], StandardCharsets.UTF_8);
        SparkSession spark = open(arguments[0], arguments[1], arguments[6], password)) {
      for (int i = 0; i < times; i++) {
        long began = System.nanoTime();
        List<Row> rows = spark.sql(sql).collectAsList();
        out.println("answer " + (System.nanoTime() - began) / NANOS);
        rows.forEach(row -> out.println(row.mkString(" ")));
      }
    }
  }

  private static String profile(String keyspace, LocalDate day) {
    return """
        select metric_time, count(*), sum(metric_value), min(metric_value), max(metric_value)
        from cassandra.%s.reading
        where metric_time >= timestamp'%s 00:00:00' and metric_time < timestamp'%s 00:00:00'
        group by metric_time order by metric_time"""
        .formatted(keyspace, day, day.plusDays(1));
  }

  private static SparkSession open(String host, String port, String work, String password) {
    return SparkSession.builder()
        .appName("naive")
        .master("local[*]")
        .config("spark.ui.enabled", false)
        .config("spark.driver.host", LOOPBACK)
        .config("spark.driver.bindAddress", LOOPBACK)
        .config("spark.local.dir", work)
        .config("spark.sql.warehouse.dir", work)
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.datetime.java8API.enabled", true)
        .config("spark.sql.shuffle.partitions", 2L * Runtime.getRuntime().availableProcessors())
        .config(
            "spark.sql.catalog.cassandra",
            "com.datastax.spark.connector.datasource.CassandraCatalog")
        .config("spark.cassandra.connection.host", host)
        .config("spark.cassandra.connection.port", port)
        .config("spark.cassandra.auth.username", "energy")
        .config("spark.cassandra.auth.password", password)
        .getOrCreate();
  }
}
