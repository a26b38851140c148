package io.energyiot.analytics.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3BucketTest {
  /** Before anything that writes a log has seen them. */
  @ParameterizedTest
  @ValueSource(strings = {"s3a://key:secret@lake/x", "s3a://secret@lake", "hdfs://a:secret@b/c"})
  void credentialsInAPlaceAreRefusedAndNotRepeated(String place) {
    assertThatThrownBy(() -> S3Bucket.require(null, place))
        .isInstanceOfSatisfying(
            EnergyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PARAMETER_INVALID))
        .hasMessageContaining("s3.credentials_file")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aFolderMayHaveAnyName() {
    S3Bucket.require(null, "/lake/a@b");
    S3Bucket.require(null, "file:///lake/a@b");
  }
}
