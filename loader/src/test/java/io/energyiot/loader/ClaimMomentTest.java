package io.energyiot.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.store.queue.LoadQueue;
import org.junit.jupiter.api.Test;

class ClaimMomentTest {
  private static final long LAPSE = LoadQueue.LAPSE.toMillis();

  /** Whether a claim holds after so many milliseconds of each clock. */
  private static boolean holds(long nanoClock, long wallClock) {
    ClaimMoment renewed = new ClaimMoment(Long.MAX_VALUE - 5, 1_000_000);
    long nanos = renewed.nanos() + nanoClock * 1_000_000; // overflows, as that clock may
    return renewed.claimHoldsAt(new ClaimMoment(nanos, renewed.millis() + wallClock));
  }

  @Test
  void aClaimHoldsWhileBothClocksSaySo() {
    assertThat(holds(0, 0)).isTrue();
    assertThat(holds(LAPSE - 1, LAPSE - 1)).isTrue();
    assertThat(holds(LAPSE, LAPSE)).isFalse();
  }

  @Test
  void aMachineThatWasSuspendedHoldsNothing() {
    assertThat(holds(1_000, 3_600_000)).isFalse();
  }

  @Test
  void aClockThatWasSetProvesNothing() {
    assertThat(holds(1_000, -3_600_000)).isFalse();
    assertThat(holds(LAPSE, 1_000)).isFalse();
  }
}
