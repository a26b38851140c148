package io.energyiot.analytics;

import io.energyiot.analytics.s3.S3Failure;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.spark.SparkException;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why the process has failed, for its owner: a line on standard error with {@link #MARK} and a code
 * of {@link ErrorCode}, and after it the message, of any number of lines.
 */
final class Failure {
  /** What the line begins with. */
  static final String MARK = "energy-failed:";

  private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

  private Failure() {}

  /** Tells why and ends the process. */
  static void end(Throwable failure) {
    EnergyException told = told(failure);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    err.println(MARK + told.code());
    err.println(told.getMessage());
    err.flush();
    System.exit(1); // lets Spark delete its files
  }

  /** What fails in a task comes wrapped, more than once. */
  private static EnergyException told(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof EnergyException ours) {
        return ours;
      }
      if (each instanceof SparkThrowable && !(each instanceof SparkException)) {
        return new EnergyException(ErrorCode.SQL_INVALID, words(each), each);
      }
    }
    return S3Failure.in(failure).orElseGet(() -> defect(failure));
  }

  /** Of a statement that was understood Spark also tells its plan, which is of no use to a user. */
  private static String words(Throwable failure) {
    return failure instanceof AnalysisException known && !(failure instanceof ParseException)
        ? known
            .getSimpleMessage()
            .replaceFirst("\\.?; line (\\d+) pos (\\d+)$", ", line $1, column $2")
        : failure.getMessage();
  }

  private static EnergyException defect(Throwable failure) {
    LOG.error("a job failed", failure);
    return new EnergyException(
        ErrorCode.INTERNAL,
        failure + "; more is in " + System.getProperty("energy.log", "the log"),
        failure);
  }
}
