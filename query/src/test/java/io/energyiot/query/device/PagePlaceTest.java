package io.energyiot.query.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.error.BrokenRuleException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagePlaceTest {
  private static final List<String> ASKED = List.of("region", "north");

  @Test
  void comesBackFromItsCursor() {
    for (String id : List.of("MTR1", "a:b:c", "Zähler 7", "x".repeat(64))) {
      PagePlace place = new PagePlace(17, Optional.of(id));
      assertThat(PagePlace.of(place.cursor(ASKED), ASKED)).isEqualTo(place);
    }
    assertThat(PagePlace.of(PagePlace.BEGIN.cursor(ASKED), ASKED)).isEqualTo(PagePlace.BEGIN);
  }

  @Test
  void holdsForItsQuestionOnly() {
    String cursor = new PagePlace(0, Optional.of("MTR1")).cursor(ASKED);
    assertThatThrownBy(() -> PagePlace.of(cursor, List.of("region", "south")))
        .isInstanceOf(BrokenRuleException.class)
        .hasMessageContaining("same question");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "%%%", "YQ", "MDAwMDAwMDA6MDo", "ÿ"})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> PagePlace.of(text, ASKED)).isInstanceOf(BrokenRuleException.class);
  }
}
