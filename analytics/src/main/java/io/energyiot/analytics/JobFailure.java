package io.energyiot.analytics;

import io.energyiot.analytics.s3.S3Failure;
import io.energyiot.jobs.JobReply;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import org.apache.spark.SparkException;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why a job failed, as its owner is told. */
final class JobFailure {
  private static final Logger LOG = LoggerFactory.getLogger(JobFailure.class);

  private JobFailure() {}

  /** The reply that says why. Failures in tasks come wrapped, more than once. */
  static JobReply.Failed of(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof EnergyException ours) {
        return reply(ours);
      }
      if (each instanceof SparkThrowable && !(each instanceof SparkException)) {
        return new JobReply.Failed(ErrorCode.SQL_INVALID, words(each));
      }
    }
    return S3Failure.in(failure).map(JobFailure::reply).orElseGet(() -> defect(failure));
  }

  private static JobReply.Failed reply(EnergyException failure) {
    return new JobReply.Failed(failure.code(), failure.getMessage());
  }

  /** For a statement that it has parsed, Spark adds the plan, which is of no use to a user. */
  private static String words(Throwable failure) {
    return failure instanceof AnalysisException known && !(failure instanceof ParseException)
        ? known
            .getSimpleMessage()
            .replaceFirst("\\.?; line (\\d+) pos (\\d+)$", ", line $1, column $2")
        : failure.getMessage();
  }

  private static JobReply.Failed defect(Throwable failure) {
    LOG.error("a job failed", failure);
    return new JobReply.Failed(
        ErrorCode.INTERNAL,
        failure + "; more is in " + System.getProperty("energy.log", "the log"));
  }
}
