package io.energyiot.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SetbacksTest {
  private final UUID id = UUID.randomUUID();
  private long now = 7;
  private final Setbacks setbacks = new Setbacks(() -> now);

  @Test
  void aLoadRestsLongerEachTimeAndOthersDoNot() {
    assertThat(setbacks.isDue(id)).isTrue();
    assertThat(setbacks.add(id)).isEqualTo(Duration.ofSeconds(5));
    assertThat(setbacks.isDue(id)).isFalse();
    assertThat(setbacks.isDue(UUID.randomUUID())).isTrue();

    now += Duration.ofSeconds(5).toNanos();
    assertThat(setbacks.isDue(id)).isTrue();
    assertThat(setbacks.add(id)).isEqualTo(Duration.ofSeconds(10));
    for (int i = 2; i < 70; i++) {
      assertThat(setbacks.add(id)).isBetween(Duration.ofSeconds(20), Duration.ofMinutes(15));
    }
    assertThat(setbacks.add(id)).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void theLastTryComesAfterHours() {
    Duration rested = Duration.ZERO;
    while (Setbacks.mayPass(setbacks.failed(id), ErrorCode.CHILD_FAILED)) {
      rested = rested.plus(setbacks.add(id));
    }
    assertThat(rested).isBetween(Duration.ofHours(2), Duration.ofHours(4));
    assertThat(setbacks.failed(UUID.randomUUID())).isZero();
  }

  @Test
  void aLoadThatFillsTheDiskHasFewTriesAndAWrongOneHasNone() {
    assertThat(Setbacks.mayPass(1, ErrorCode.DISK_FULL)).isTrue();
    assertThat(Setbacks.mayPass(2, ErrorCode.DISK_FULL)).isFalse();
    assertThat(Setbacks.mayPass(0, ErrorCode.TOO_LARGE)).isFalse();
  }

  @Test
  void attemptsOfThisProcessAreCountedUntilTheLoadIsGivenBack() {
    assertThat(setbacks.begun(id)).isZero();
    setbacks.begins(id);
    setbacks.begins(id);
    assertThat(setbacks.begun(id)).isEqualTo(2);
    setbacks.givenBack(id);
    assertThat(setbacks.begun(id)).isZero();
  }

  @Test
  void loadsThatHaveLeftTheQueueAreForgotten() {
    UUID other = UUID.randomUUID();
    setbacks.add(id);
    setbacks.add(other);
    setbacks.keep(List.of(other));
    assertThat(setbacks.isDue(id)).isTrue();
    assertThat(setbacks.isDue(other)).isFalse();
  }
}
