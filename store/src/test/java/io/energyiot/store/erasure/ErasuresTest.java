package io.energyiot.store.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ErasuresTest {
  private static Erasures.Snapshot read(long agoMillis) {
    return new Erasures.Snapshot(Map.of("M", 1_000L), System.nanoTime() - agoMillis * 1_000_000);
  }

  @Test
  void whatWasLearnedUntilTheErasureIsErasedAndWhatCameLaterIsNot() {
    Erasures.Snapshot erasures = read(0);

    assertThat(erasures.covers("M", 0)).isTrue();
    assertThat(erasures.covers("M", 1_000)).isTrue();
    assertThat(erasures.covers("M", 1_001)).isFalse();
  }

  @Test
  void otherDevicesAreNotErased() {
    assertThat(read(0).covers("m", 1_000)).isFalse();
  }

  @Test
  void theListIsOldAfterASecond() {
    assertThat(read(0).isOld()).isFalse();
    assertThat(read(1_001).isOld()).isTrue();
  }

  @Test
  void anErasureIsAnnouncedEarlyEnoughToBeSeenInALists() {
    assertThat(Erasures.NOTICE).isGreaterThan(Erasures.MAX_AGE.multipliedBy(2));
  }
}
