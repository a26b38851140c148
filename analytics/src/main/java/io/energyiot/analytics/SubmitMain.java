package io.energyiot.analytics;

import io.energyiot.analytics.s3.S3Settings;
import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.analytics.session.JobProgress;
import io.energyiot.analytics.session.Sessions;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * The same jobs for {@code spark-submit}, which says where they run: {@code JOB NAME=VALUE…}. The
 * environment variable {@code ENERGY_CONFIG} names the file of settings. The result goes to
 * standard output.
 */
public final class SubmitMain {
  private SubmitMain() {}

  /** Takes the job's name, and what is asked of it by name. */
  public static void main(String[] arguments) {
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> Failure.end(failure));
    Job job = AnalyticsMain.job(request(arguments));
    Settings settings = settings();
    S3Settings s3 = S3Settings.from(settings);
    StoreAccess access = StoreAccess.of(settings.asMap());
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
            false,
            StandardCharsets.UTF_8);
    access.store(); // what fails here needs no Spark to fail
    try (SparkSession spark = Sessions.submitted()) {
      s3.applyTo(spark);
      job.run(
          spark, access, out, new JobProgress(System.err)); // hears of no tasks: Spark shows them
    } finally {
      StoreAccess.closeAll();
    }
    out.flush();
  }

  private static Settings settings() {
    String file = System.getenv("ENERGY_CONFIG");
    return file == null ? Settings.of(Map.of(), "ENERGY_CONFIG") : Settings.read(Path.of(file));
  }

  private static Map<String, String> request(String[] arguments) {
    Map<String, String> request = new HashMap<>();
    request.put("job", arguments.length == 0 ? "" : arguments[0]);
    for (int i = 1; i < arguments.length; i++) {
      int equals = arguments[i].indexOf('=');
      if (equals < 0) {
        throw new EnergyException(
            ErrorCode.PARAMETER_INVALID, "NAME=VALUE is needed, not " + arguments[i]);
      }
      request.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
    }
    return request;
  }
}
