package io.energyiot.bench.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CurveTest {
  @Test
  void anAnswerCountsInTheSecondInWhichItComes() {
    Curve curve = new Curve(System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(2_200));
    curve.answered(3_000_000, 96);
    curve.answered(5_000_000, 96);

    assertThat(curve.part(1, 2).requestsPerSecond()).isZero();
    Curve.Part third = curve.part(3, 3);
    assertThat(third.requestsPerSecond()).isEqualTo(2);
    assertThat(third.readingsPerSecond()).isEqualTo(192);
    assertThat(third.p50()).isCloseTo(3, within(0.01));
    assertThat(third.max()).isCloseTo(5, within(0.01));
    assertThat(curve.part(2, 5).requestsPerSecond()).isEqualTo(0.5); // 2 in 4 seconds
  }
}
