package io.energyiot.server.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.error.BrokenRuleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
  private static final String QUESTION = "MTR1 of January";
  private static final Cursor CURSOR = new Cursor("KWH", 1_767_225_600_000L);

  @Test
  void theSameQuestionGetsItBack() {
    assertThat(Cursor.parse(CURSOR.text(QUESTION), QUESTION)).isEqualTo(CURSOR);
  }

  @Test
  void anotherQuestionIsRefused() {
    refused(CURSOR.text(QUESTION), "MTR2 of January");
  }

  @Test
  void whereverACharacterIsChangedItIsRefused() {
    String text = CURSOR.text(QUESTION);
    // The last character also has bits that stand for nothing.
    for (int i = 0; i < text.length() - 1; i++) {
      char other = text.charAt(i) == 'A' ? 'B' : 'A';
      refused(text.substring(0, i) + other + text.substring(i + 1), QUESTION);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "not base64!", "AAAAAAAAAAAAAAAAAAAAAA"})
  void whatIsNoneIsRefused(String text) {
    refused(text, QUESTION);
  }

  @Test
  void aVeryLongOneIsRefused() {
    refused("A".repeat(100_000), QUESTION);
  }

  private static void refused(String text, String question) {
    assertThatThrownBy(() -> Cursor.parse(text, question))
        .isInstanceOf(BrokenRuleException.class)
        .hasMessageContaining("cursor");
  }
}
