package io.energyiot.store.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoaderJobTest {
  private static LoaderJob job(List<String> paths) {
    return LoaderJob.usual(paths, null, LoadOrigin.COMMAND);
  }

  private static void assertRefused(List<String> paths) {
    assertThat(LoaderJob.isFit(paths)).isFalse();
    assertThatExceptionOfType(BrokenRuleException.class)
        .isThrownBy(() -> job(paths))
        .matches(failure -> failure.code() == ErrorCode.PARAMETER_INVALID)
        .matches(failure -> failure.field().equals("paths"));
  }

  @Test
  void itsPathsAreBoundedInNumberAndTogether() {
    assertRefused(Collections.nCopies(10_001, "a"));
    List<String> largest = Collections.nCopies(256, "x".repeat(4_096));
    assertThat(job(largest).paths()).isEqualTo(largest);
    assertRefused(Collections.nCopies(257, "x".repeat(4_096)));
    assertRefused(Collections.nCopies(256, "x".repeat(4_095) + "ä"));
  }

  @Test
  void logsShowFewPathsInOneLine() {
    assertThat(job(List.of("a.csv", "b\nc.csv")).shown()).isEqualTo("'a.csv', 'b\\nc.csv'");
    assertThat(job(Collections.nCopies(5, "a")).shown()).isEqualTo("'a', 'a', 'a' and 2 more");
  }
}
