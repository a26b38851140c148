package io.energyiot.store.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.DriverTimeoutException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** All processes go by Cassandra's clock, whatever their own says. */
class StoreClockTest {
  private static final long NOON = 1_767_268_800_000L;
  private static final long HOUR = 3_600_000;

  private long cassandra = NOON;
  private long wall = NOON;
  private long nanos = -5;
  private boolean away;

  private int asked;
  private final Deque<Long> ways = new ArrayDeque<>();

  private long ask() {
    asked++;
    if (!ways.isEmpty()) {
      pass(ways.remove());
    }
    if (away) {
      throw new DriverTimeoutException("away");
    }
    return cassandra;
  }

  private StoreClock clock() {
    return new StoreClock(this::ask, () -> wall, () -> nanos);
  }

  private void pass(long millis) {
    cassandra += millis;
    wall += millis;
    nanos += TimeUnit.MILLISECONDS.toNanos(millis);
  }

  @Test
  void aMachineAnHourAheadGivesNoTimeInTheFuture() {
    wall = NOON + HOUR;
    StoreClock clock = clock();
    assertThat(clock.millis()).isEqualTo(NOON);
    assertThat(clock.skewMillis()).isEqualTo(HOUR);
    pass(1_000);
    assertThat(clock.millis()).isEqualTo(NOON + 1_000);
  }

  @Test
  void aMachineAnHourBehindGivesNoTimeInThePast() {
    wall = NOON - HOUR;
    StoreClock clock = clock();
    assertThat(clock.millis()).isEqualTo(NOON);
    assertThat(clock.skewMillis()).isEqualTo(-HOUR);
  }

  @Test
  void aClockThatIsSetWhileItRunsChangesNothing() {
    StoreClock clock = clock();
    wall -= HOUR;
    pass(100);
    assertThat(clock.millis()).isEqualTo(NOON + 100);
    pass(60_000);
    assertThat(clock.millis()).isEqualTo(NOON + 60_100);
    assertThat(clock.skewMillis()).isEqualTo(-HOUR);
  }

  @Test
  void itNeverGoesBackAlsoIfCassandrasDoes() {
    StoreClock clock = clock();
    pass(1_000);
    long before = clock.millis();
    cassandra -= HOUR;
    pass(60_000);
    assertThat(clock.millis()).isEqualTo(before);
  }

  @Test
  void itFollowsCassandrasAndGoesOnWhileThatIsAway() {
    StoreClock clock = clock();
    cassandra += 250;
    pass(60_000);
    assertThat(clock.millis()).isEqualTo(NOON + 60_250);
    away = true;
    pass(60_000);
    assertThat(clock.millis()).isEqualTo(NOON + 120_250);
  }

  @Test
  void itIsAskedEveryHalfMinute() {
    StoreClock clock = clock();
    assertThat(asked).isEqualTo(1);
    pass(30_000);
    clock.millis();
    assertThat(asked).isEqualTo(1);
    pass(1);
    clock.millis();
    clock.millis();
    assertThat(asked).isEqualTo(2);
  }

  @Test
  void ofThreeAnswersTheOneWithTheShortestWayCounts() {
    ways.addAll(List.of(400L, 20L, 100L));
    StoreClock clock = clock();

    assertThat(asked).isEqualTo(3);
    // It read the time at the end of each way, and is believed to have read it in the middle.
    assertThat(clock.millis()).isEqualTo(NOON + 400 + 20 + 10 + 100);
  }

  @Test
  void aShortWayIsGoodEnough() {
    ways.add(10L);
    clock();

    assertThat(asked).isEqualTo(1);
  }

  @Test
  void whoIsInterruptedDoesNotWait() {
    StoreClock clock = clock();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> clock.awaitAfter(NOON))
        .isInstanceOf(EnergyException.class)
        .extracting("code")
        .isEqualTo(ErrorCode.INTERNAL);
    assertThat(Thread.interrupted()).isTrue();
    clock.awaitAfter(NOON - 1);
  }
}
