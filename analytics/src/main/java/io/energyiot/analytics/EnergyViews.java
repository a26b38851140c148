package io.energyiot.analytics;

import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.analytics.view.Views;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Makes stored readings known to a session of Spark that somebody else has opened, as the temporary
 * views {@code readings}, {@code days} and {@code devices}. The session's own options hold: where
 * {@code spark.sql.ansi.enabled} is not set, a sum that does not fit is null.
 */
public final class EnergyViews {
  private EnergyViews() {}

  /**
   * Registers the views of the store that a file of settings names.
   *
   * @param file such as {@code energy.properties}; on the machine of the session only
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}, or {@link
   *     ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public static void register(SparkSession spark, String file) {
    register(spark, Settings.read(Path.of(file)).asMap());
  }

  /**
   * Registers the views of the store that settings name.
   *
   * @param settings of which those under {@code cassandra.} and {@code storage.} are used
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}, or {@link
   *     ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public static void register(SparkSession spark, Map<String, String> settings) {
    StoreAccess access = StoreAccess.of(settings);
    access.store(); // what fails here would else fail at the first question
    Views.register(spark, access);
  }
}
