package io.energyiot.store.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DayStateTest {
  @ParameterizedTest
  @EnumSource
  void aStateIsFoundByItsText(DayState state) {
    assertThat(DayState.of(state.text())).isEqualTo(state);
  }

  @Test
  void textsAreThoseInTheTable() {
    assertThat(DayState.values())
        .extracting(DayState::text)
        .containsExactly("open", "sealing", "sealed", "closed");
  }

  @Test
  void onlyUntilADayIsSealedReadingsMayBeInLiveBlocksAlone() {
    DayStates.Snapshot states =
        new DayStates.Snapshot(
            Map.of(
                1L, DayState.OPEN, 2L, DayState.SEALING, 3L, DayState.SEALED, 4L, DayState.CLOSED),
            0);

    assertThat(states.needsLiveBlocks(1)).isTrue();
    assertThat(states.needsLiveBlocks(2)).isTrue();
    assertThat(states.needsLiveBlocks(3)).isFalse();
    assertThat(states.needsLiveBlocks(4)).isFalse();
    assertThat(states.needsLiveBlocks(5)).isFalse();
    assertThat(states.of(3)).contains(DayState.SEALED);
    assertThat(states.of(5)).isEmpty();
  }
}
