package io.energyiot.analytics;

import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.analytics.session.Sessions;
import io.energyiot.analytics.session.SparkSettings;
import io.energyiot.analytics.session.SparkTaskProgress;
import io.energyiot.analytics.sql.SqlJob;
import io.energyiot.jobs.Job;
import io.energyiot.jobs.SqlAnswer;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Answers a few statements as the process of Spark does, so that an archive of its classes can be
 * made before there is a store.
 */
final class SparkRehearsal {
  private static final List<String> STATEMENTS =
      List.of(
          "select day, count(*), sum(value), max(value) from (select date_add(date'2026-01-01',"
              + " cast(id % 3 as int)) as day, cast(id as decimal(38,18)) as value from range(100))"
              + " group by day order by day",
          "select a.id, b.name from range(3) a join (values (1, 'x'), (2, 'y')) b (id, name)"
              + " on a.id = b.id where b.name like 'x%' limit 5",
          "describe days");

  /** Nothing listens on port 1, so a statement gets as far as its plan. */
  private static final Map<String, String> NO_STORE =
      Map.of("cassandra.contact_points", "127.0.0.1:1", "cassandra.local_datacenter", "none");

  private static final List<String> PLANNED =
      List.of(
          "select day, count(*), sum(sum) from days where day = date'2026-01-15' group by day",
          "select device_id, sum(value) from readings where day = date'2026-01-15' group by 1");

  private SparkRehearsal() {}

  /** Rehearses in the folder that the only argument names. */
  public static void main(String[] arguments) {
    Path work = Path.of(arguments[0]);
    SparkSettings local = SparkSettings.from(Settings.of(Map.of(), "none"));
    try (SparkSession spark = Sessions.open(local, work)) {
      for (String statement : STATEMENTS) {
        answer(spark, statement, new SqlAnswer.Table(10));
        answer(spark, statement, new SqlAnswer.Csv());
      }
      for (String statement : PLANNED) {
        plan(spark, statement);
      }
    }
    System.exit(0); // nobody needs what the process still does
  }

  private static void answer(SparkSession spark, String statement, SqlAnswer form) {
    new SqlJob(new Job.Sql(statement, form))
        .run(
            spark.newSession(),
            StoreAccess.of(NO_STORE),
            new PrintWriter(Writer.nullWriter()),
            new SparkTaskProgress(progress -> {}));
  }

  private static void plan(SparkSession spark, String statement) {
    try {
      answer(spark, statement, new SqlAnswer.Table(10));
      throw new IllegalStateException("a store answers where there is none");
    } catch (EnergyException e) {
      // there is no store, as expected
    }
  }
}
