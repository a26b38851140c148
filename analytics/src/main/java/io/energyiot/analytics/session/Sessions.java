package io.energyiot.analytics.session;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** Opens sessions of Spark in which instants are in UTC and an overflow is an error. */
public final class Sessions {
  private static final int ANSWER_MILLIS = 5_000;
  private static final int REMEMBERED = 10;

  private Sessions() {}

  /**
   * Opens a session as the settings say.
   *
   * @param work takes what does not fit into this process's memory
   * @throws EnergyException with {@link ErrorCode#SPARK_UNAVAILABLE} if it is to run on a cluster
   *     of which no master answers
   */
  public static SparkSession open(SparkSettings settings, Path work) {
    SparkSession.Builder builder =
        SparkSession.builder()
            .appName("energy")
            .master(settings.master())
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", settings.driverHost())
            .config("spark.driver.bindAddress", settings.driverHost())
            .config("spark.authenticate", settings.isLocal() || settings.secret().isPresent())
            .config("spark.local.dir", work.toString())
            .config("spark.sql.warehouse.dir", work.toString())
            // What Spark remembers for its pages, which we don't have; by default, of a thousand.
            .config("spark.ui.retainedJobs", REMEMBERED)
            .config("spark.ui.retainedStages", REMEMBERED)
            .config("spark.sql.ui.retainedExecutions", REMEMBERED);
    if (settings.isLocal()) {
      int processors = Runtime.getRuntime().availableProcessors();
      builder.config("spark.sql.shuffle.partitions", 2L * processors);
    } else {
      requireMaster(settings);
      onCluster(builder, settings);
    }
    return withTypes(builder).getOrCreate();
  }

  /** Opens a session with the options of {@code spark-submit}, and else with Spark's defaults. */
  public static SparkSession submitted() {
    return withTypes(SparkSession.builder().appName("energy")).getOrCreate();
  }

  private static void onCluster(SparkSession.Builder builder, SparkSettings settings) {
    builder
        .config("spark.jars", String.join(",", ownJars()))
        .config("spark.cores.max", settings.cores())
        .config("spark.executor.memory", settings.executorMemory())
        .config("spark.default.parallelism", settings.cores())
        .config("spark.sql.shuffle.partitions", 2L * settings.cores());
    // Requests hold the password of Cassandra, so they are encrypted where that is possible.
    settings
        .secret()
        .ifPresent(
            secret ->
                builder
                    .config("spark.authenticate.secret", secret)
                    .config("spark.network.crypto.enabled", true));
  }

  /** The jars beside that of this class: what executors need beyond Spark. */
  private static List<String> ownJars() {
    List<String> jars = new ArrayList<>();
    try {
      Path own =
          Path.of(Sessions.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (DirectoryStream<Path> found = Files.newDirectoryStream(own.getParent(), "*.jar")) {
        found.forEach(jar -> jars.add(jar.toUri().toString()));
      }
    } catch (IOException | URISyntaxException e) {
      throw new EnergyException(
          ErrorCode.FILE_UNREADABLE, "the jars for executors can't be found: " + e.getMessage(), e);
    }
    return jars;
  }

  /** Spark itself would try for a minute. */
  private static void requireMaster(SparkSettings settings) {
    Exception failure = null;
    for (String master : settings.masters()) {
      int colon = master.lastIndexOf(':');
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(
                master.substring(0, colon), Integer.parseInt(master.substring(colon + 1))),
            ANSWER_MILLIS);
        return;
      } catch (IOException | IllegalArgumentException e) { // the latter for a port over 65535
        failure = e;
      }
    }
    throw new EnergyException(
        ErrorCode.SPARK_UNAVAILABLE, settings.master() + ": no master answers", failure);
  }

  private static SparkSession.Builder withTypes(SparkSession.Builder builder) {
    return builder
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.datetime.java8API.enabled", true)
        .config("spark.sql.ansi.enabled", true) // an overflow is an error, not a null
        .config("spark.sql.parquet.compression.codec", "zstd")
        .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS"); // known to be UTC
  }
}
