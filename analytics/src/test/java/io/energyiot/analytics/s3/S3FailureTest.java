package io.energyiot.analytics.s3;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.SdkClientException;
import com.amazonaws.services.s3.model.AmazonS3Exception;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3FailureTest {

  @ParameterizedTest
  @CsvSource({
    "404, NoSuchBucket, BUCKET_UNUSABLE, it does not exist",
    "403, SignatureDoesNotMatch, BUCKET_UNUSABLE, refuses these credentials",
    "301, PermanentRedirect, BUCKET_UNUSABLE, see s3.endpoint",
    "409, BucketNotReady, BUCKET_UNUSABLE, BucketNotReady",
    "503, SlowDown, OBJECT_STORE_UNAVAILABLE, SlowDown"
  })
  void anAnswerIsFoundWhereverItIsWrapped(int status, String name, ErrorCode code, String text) {
    AmazonS3Exception answer = new AmazonS3Exception("no");
    answer.setStatusCode(status);
    answer.setErrorCode(name);
    assertThat(S3Failure.in(new IllegalStateException(new IOException(answer))))
        .hasValueSatisfying(
            told -> {
              assertThat(told.code()).isEqualTo(code);
              assertThat(told).hasMessageContaining(text);
            });
  }

  @Test
  void whatDoesNotAnswerIsAnothersFault() {
    SdkClientException silence = new SdkClientException("refused", new ConnectException());
    assertThat(S3Failure.in(new IOException(silence)))
        .hasValueSatisfying(
            told -> assertThat(told.code()).isEqualTo(ErrorCode.OBJECT_STORE_UNAVAILABLE));
  }

  @Test
  void whatElseFailsIsNone() {
    assertThat(S3Failure.in(new IOException("disk full"))).isEmpty();
  }
}
