package io.energyiot.analytics;

import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.analytics.session.JobProgress;
import java.io.PrintStream;
import org.apache.spark.sql.SparkSession;

/** What the process is asked to do. */
@FunctionalInterface
public interface Job {
  /**
   * Does it; what it has to say goes to {@code out}.
   *
   * @param progress is told of each step, if there are any
   */
  void run(SparkSession spark, StoreAccess access, PrintStream out, JobProgress progress);
}
