package io.energyiot.bench.model.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules in cases that are worked out by hand, minutes after midnight. */
class MemoryTest {
  private static final Meter METER = new Meter("M", "KWH");

  private final Memory memory = new Memory();

  @Test
  void anHourTakesThePlaceOfItsQuarters() {
    tell(1, 0, 15, "1", "2", "3", "4");
    tell(2, 0, 60, "11");
    assertThat(standing(Memory.NOW)).containsExactly("0+60 11");
    assertThat(standing(1)).containsExactly("0+15 1", "15+15 2", "30+15 3", "45+15 4");
  }

  @Test
  void quartersTogetherTakeThePlaceOfTheirHour() {
    tell(1, 0, 60, "11");
    tell(2, 15, 15, "2", "3", "4");
    assertThat(standing(Memory.NOW)).containsExactly("0+60 11", "15+15 2", "30+15 3", "45+15 4");
    tell(3, 0, 15, "1");
    assertThat(standing(Memory.NOW)).containsExactly("0+15 1", "15+15 2", "30+15 3", "45+15 4");
  }

  @Test
  void whatSticksOutOfAShiftedGridStands() {
    tell(1, 0, 15, "1", "2", "3");
    tell(2, 5, 15, "7", "8", "9");
    assertThat(standing(Memory.NOW)).containsExactly("0+15 1", "5+15 7", "20+15 8", "35+15 9");
  }

  @Test
  void whatIsSupersededItselfStillCovers() {
    tell(1, 0, 15, "1");
    tell(2, 0, 60, "11");
    tell(3, 0, 30, "5");
    assertThat(standing(Memory.NOW)).containsExactly("0+30 5");
  }

  @Test
  void theLaterLineOfAFileWinsAndNothingElseInItIsSuperseded() {
    memory.learn(
        METER,
        Piece.of(1, "file", List.of(told(0, 15, "1"), told(0, 15, "2"), told(-15, 60, "9"))));
    assertThat(standing(Memory.NOW)).containsExactly("-15+60 9", "0+15 2");
    assertThat(memory.history(METER, 0, 60_000)).hasSize(1);
  }

  @Test
  void whatIsTakenBackLetsStandWhatWasThereBefore() {
    tell(1, 0, 15, "1");
    tell(2, 0, 60, "11");
    memory.undo(2);
    assertThat(standing(Memory.NOW)).containsExactly("0+15 1");
    memory.undo(1);
    assertThat(memory.meters()).isEmpty();
  }

  private void tell(int step, int start, int minutes, String... values) {
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      told.add(told(start + i * minutes, minutes, values[i]));
    }
    memory.learn(METER, Piece.of(step, step, told));
  }

  private static Told told(int start, int minutes, String value) {
    return new Told(start * 60_000L, minutes * 60, new BigDecimal(value), Told.ACTUAL);
  }

  private List<String> standing(int upTo) {
    return memory.standing(METER, upTo).values().stream()
        .map(each -> each.start() / 60_000 + "+" + each.seconds() / 60 + " " + each.digits())
        .toList();
  }
}
