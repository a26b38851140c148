package io.energyiot.server.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WarmupTimeTest {
  private long now = Long.MAX_VALUE - 1; // nanoTime may be anything

  private final WarmupTime time =
      new WarmupTime(Duration.ofSeconds(15), Duration.ofSeconds(5), () -> now);

  private void pass(int seconds) {
    now += seconds * 1_000_000_000L;
  }

  @Test
  void theLimitCountsFromTheFirstRound() {
    pass(14);
    time.beginRounds();
    pass(4);
    assertThat(time.isOver()).isFalse();
    pass(1);
    assertThat(time.isOver()).isTrue();
  }

  @Test
  void whenOpeningTookTooLongItStaysOver() {
    pass(20);
    time.beginRounds();
    assertThat(time.isOver()).isTrue();
  }

  @Test
  void itStaysOverAfterItsEnd() {
    time.end();
    time.beginRounds();
    assertThat(time.isOver()).isTrue();
  }

  @Test
  void withoutALimitItIsOverAtOnce() {
    assertThat(new WarmupTime(Duration.ofSeconds(15), Duration.ZERO, () -> now).isOver()).isTrue();
  }
}
