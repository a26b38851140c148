package io.energyiot.store.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A day is taken on by whom its state is known to, and by one of several at once. */
class DayStatesIT {
  private static final long FIRST = LocalDate.of(2017, 1, 1).toEpochDay();

  private static EnergyStore store;
  private static long days = FIRST;

  private final DayStates states = new DayStates(store.session());
  private final long day = days++;

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @AfterEach
  void closeTheDay() {
    for (DayState from : DayState.values()) {
      states.change(day, from, DayState.CLOSED);
    }
  }

  @Test
  void aDayWithoutAStateGetsTheOneThatIsAskedForFirst() {
    assertThat(states.within(0).of(day)).isEmpty();

    assertThat(states.begin(day, DayState.OPEN)).isEqualTo(DayState.OPEN);
    assertThat(states.begin(day, DayState.SEALING)).isEqualTo(DayState.OPEN);
    assertThat(states.within(0).of(day)).contains(DayState.OPEN);
  }

  @Test
  void aDayThatIsSealedBeforeItWasOpenIsNotOpened() {
    assertThat(states.begin(day, DayState.SEALING)).isEqualTo(DayState.SEALING);
    assertThat(states.begin(day, DayState.OPEN)).isEqualTo(DayState.SEALING);
  }

  @Test
  void aDayGoesOnOnlyFromTheStateThatItIsIn() {
    states.begin(day, DayState.OPEN);

    assertThat(states.change(day, DayState.SEALING, DayState.SEALED)).isFalse();
    assertThat(states.within(0).of(day)).contains(DayState.OPEN);
    assertThat(states.change(day, DayState.OPEN, DayState.SEALING)).isTrue();
    assertThat(states.change(day, DayState.OPEN, DayState.SEALING)).isFalse();
    assertThat(states.change(day, DayState.SEALED, DayState.CLOSED)).isFalse();
    assertThat(states.change(day, DayState.SEALING, DayState.SEALED)).isTrue();
    assertThat(states.change(day, DayState.SEALED, DayState.CLOSED)).isTrue();
    assertThat(states.begin(day, DayState.OPEN)).isEqualTo(DayState.CLOSED);
  }

  @Test
  void aDayThatNeverBeganHasNoStateToGoOnFrom() {
    assertThat(states.change(day, DayState.OPEN, DayState.SEALING)).isFalse();
    assertThat(states.within(0).of(day)).isEmpty();
  }

  @Test
  void ofSeveralThatTakeADayOnOneDoes() {
    states.begin(day, DayState.OPEN);
    List<Boolean> taken =
        IntStream.range(0, 4)
            .parallel()
            .mapToObj(i -> states.change(day, DayState.OPEN, DayState.SEALING))
            .toList();

    assertThat(taken).containsOnlyOnce(true);
  }

  @Test
  void statesAreReadAgainWhenTheyAreTooOld() throws Exception {
    DayStates other = new DayStates(store.session());
    other.within(0);
    states.begin(day, DayState.OPEN);

    assertThat(other.within(60_000).of(day)).isEmpty();
    assertThat(other.isYoungerThan(60_000)).isTrue();
    Thread.sleep(2); // or else they could be of this very millisecond
    assertThat(other.isYoungerThan(1)).isFalse();
    assertThat(other.within(1).of(day)).contains(DayState.OPEN);
  }

  @Test
  void whoChangesAStateSeesItAtOnce() {
    states.begin(day, DayState.OPEN);
    states.change(day, DayState.OPEN, DayState.SEALING);

    assertThat(states.within(60_000).of(day)).contains(DayState.SEALING);
  }
}
