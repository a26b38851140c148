package io.energyiot.store.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Write times are microseconds, each later than the one before. */
class WriteTimesTest {
  private final WriteTimes times = new WriteTimes(null);
  private long millis = 1_000;

  @Test
  void itGoesByThisMachinesClockUntilItIsGivenAnother() {
    long before = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    long time = times.next();
    assertThat(time).isBetween(before, before + TimeUnit.MINUTES.toMicros(1));
  }

  @Test
  void withinAMillisecondEachIsAMicrosecondLater() {
    times.goBy(() -> millis);

    assertThat(List.of(times.next(), times.next(), times.next()))
        .containsExactly(1_000_000L, 1_000_001L, 1_000_002L);
    millis = 1_001;
    assertThat(times.next()).isEqualTo(1_001_000);
  }

  @Test
  void aClockThatGoesBackDoesNotTakeItBack() {
    times.goBy(() -> millis);
    times.next();
    millis = 900;

    assertThat(times.next()).isEqualTo(1_000_001);
  }

  @Test
  void anotherClockCountsAlsoIfItIsBehind() {
    times.next();
    times.goBy(() -> millis);

    assertThat(times.next()).isEqualTo(1_000_000);
  }

  @Test
  void noTwoThreadsGetTheSame() {
    times.goBy(() -> millis);
    Stream<Long> taken = IntStream.range(0, 10_000).parallel().mapToObj(i -> times.next());

    assertThat(taken.distinct().count()).isEqualTo(10_000);
  }
}
