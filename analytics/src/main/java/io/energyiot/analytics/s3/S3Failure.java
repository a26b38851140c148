package io.energyiot.analytics.s3;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.SdkBaseException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.fs.s3a.auth.NoAuthWithAWSException;

/** What went wrong at the object store, for people. */
public final class S3Failure {
  private static final int MIN_OF_SERVER = 500;

  private S3Failure() {}

  /**
   * The failure of the store that is a cause of {@code failure}, or that itself.
   *
   * @return with {@link ErrorCode#BUCKET_UNUSABLE} or {@link ErrorCode#OBJECT_STORE_UNAVAILABLE};
   *     empty if there is none
   */
  public static Optional<EnergyException> in(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof NoAuthWithAWSException) {
        return Optional.of(unusable("there are no credentials for it", each));
      }
      if (each instanceof SdkBaseException ofStore) {
        return Optional.of(told(ofStore));
      }
    }
    return Optional.empty();
  }

  /**
   * Why something can't be written: what {@link #in} finds, or else with {@link
   * ErrorCode#WRITE_FAILED}.
   */
  public static EnergyException ofWriting(String place, IOException failure) {
    return in(failure)
        .orElseGet(
            () ->
                new EnergyException(
                    ErrorCode.WRITE_FAILED,
                    place + " can't be written: " + failure.getMessage(),
                    failure));
  }

  private static EnergyException told(SdkBaseException failure) {
    if (failure instanceof AmazonServiceException answered
        && answered.getStatusCode() < MIN_OF_SERVER) {
      return unusable(reason(answered), failure);
    }
    return new EnergyException(
        ErrorCode.OBJECT_STORE_UNAVAILABLE,
        "the object store does not answer, or fails: "
            + failure.getMessage()
            + "; see s3.endpoint and s3.region",
        failure);
  }

  private static EnergyException unusable(String reason, Throwable cause) {
    return new EnergyException(
        ErrorCode.BUCKET_UNUSABLE, "the bucket can't be used: " + reason, cause);
  }

  private static String reason(AmazonServiceException answer) {
    return switch (answer.getStatusCode()) {
      case 401, 403 -> "its store refuses these credentials (" + answer.getErrorCode() + ")";
      case 404 -> "it does not exist (" + answer.getErrorCode() + ")";
      case 301, 307, 400 ->
          "its store does not take the request ("
              + answer.getErrorCode()
              + "); see s3.endpoint, s3.region and s3.path_style";
      default -> answer.getMessage();
    };
  }
}
