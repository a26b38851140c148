package io.energyiot.analytics.view;

import io.energyiot.analytics.scan.FleetScan;
import io.energyiot.analytics.scan.StoreAccess;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Makes the stored readings known to a session of Spark. */
public final class Views {
  private Views() {}

  /** Adds the views {@code readings}, {@code days} and {@code devices} of a store. */
  public static void register(SparkSession spark, StoreAccess access) {
    FleetScan scan = new FleetScan(JavaSparkContext.fromSparkContext(spark.sparkContext()), access);
    register(spark, "readings", new ReadingsView(spark, scan));
    register(spark, "days", new DaysView(spark, scan));
    register(spark, "devices", new DevicesView(spark, access));
  }

  private static void register(SparkSession spark, String name, FleetView view) {
    spark.baseRelationToDataFrame(view).createOrReplaceTempView(name);
  }
}
