package io.energyiot.analytics.session;

import io.energyiot.analytics.scan.StoreAccess;
import java.io.PrintWriter;
import org.apache.spark.sql.SparkSession;

/** A job in a session of Spark. */
@FunctionalInterface
public interface SparkJob {
  /**
   * Does the job.
   *
   * @param out takes what it prints
   * @param progress is told of each step, if there are any
   */
  void run(SparkSession spark, StoreAccess access, PrintWriter out, SparkTaskProgress progress);
}
