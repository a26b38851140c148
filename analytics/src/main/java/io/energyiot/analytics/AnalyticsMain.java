package io.energyiot.analytics;

import io.energyiot.analytics.export.ExportJob;
import io.energyiot.analytics.load.LoadJob;
import io.energyiot.analytics.rollup.RollupJob;
import io.energyiot.analytics.s3.S3Settings;
import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.analytics.session.JobProgress;
import io.energyiot.analytics.session.Sessions;
import io.energyiot.analytics.session.SparkSettings;
import io.energyiot.analytics.sql.SqlJob;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * The process. It reads a request from standard input, pairs of texts: settings and then what is
 * asked. The number of pairs comes first, and the number of bytes before each text. The result goes
 * to standard output; {@link JobProgress} says on standard error how far it is, and {@link Failure}
 * why there is none. It ends with its owner, however that ends: then standard input ends.
 */
public final class AnalyticsMain {
  private AnalyticsMain() {}

  /** Takes no arguments: a command line can be seen by all users of the machine. */
  public static void main(String[] arguments) throws IOException {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> Failure.end(failure));
    DataInputStream in = new DataInputStream(System.in);
    Settings settings = Settings.of(read(in), "the settings");
    Map<String, String> request = read(in);
    endWith(in);
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
            false,
            StandardCharsets.UTF_8);
    run(job(request), settings, Path.of(request.get("work")), out);
    out.close(); // the answer is whole, and what this process still does nobody needs to wait for
    System.exit(0);
  }

  private static Map<String, String> read(DataInputStream in) throws IOException {
    Map<String, String> pairs = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      pairs.put(text(in), text(in));
    }
    return pairs;
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private static void endWith(DataInputStream in) {
    Thread owner =
        new Thread(
            () -> {
              try {
                in.read();
              } catch (IOException e) {
                // as if it had ended
              }
              Runtime.getRuntime().halt(1);
            },
            "owner");
    owner.setDaemon(true);
    owner.start();
  }

  static Job job(Map<String, String> request) {
    String name = request.get("job");
    return switch (name) {
      case "export" -> new ExportJob(request);
      case "load" -> new LoadJob(request);
      case "rollup" -> new RollupJob(request);
      case "sql" -> new SqlJob(request);
      default -> throw new EnergyException(ErrorCode.INTERNAL, "no job is called " + name);
    };
  }

  private static void run(Job job, Settings settings, Path work, PrintStream out)
      throws IOException {
    SparkSettings where = SparkSettings.from(settings);
    S3Settings s3 = S3Settings.from(settings);
    StoreAccess access = StoreAccess.of(settings.asMap());
    access.store(); // what fails here needs no Spark to fail
    try (SparkFolder folder = SparkFolder.in(work);
        SparkSession spark = Sessions.open(where, folder.path())) {
      s3.applyTo(spark);
      JobProgress progress = new JobProgress(System.err);
      spark.sparkContext().addSparkListener(progress);
      job.run(spark, access, out, progress);
    } catch (IllegalStateException e) {
      throw where.isLocal() ? e : ended(where, e);
    } finally {
      StoreAccess.closeAll();
    }
  }

  /** A context that its cluster has refused, or thrown out, says that it is in the wrong state. */
  private static EnergyException ended(SparkSettings where, IllegalStateException cause) {
    return new EnergyException(
        ErrorCode.SPARK_UNAVAILABLE,
        where
            + " has refused or ended the job: "
            + cause.getMessage().lines().findFirst().orElse("")
            + " More is in "
            + System.getProperty("energy.log", "the log"),
        cause);
  }
}
