package io.energyiot.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.error.BrokenRuleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QualityTest {
  @ParameterizedTest
  @CsvSource({
    "actual,                 0, -1, -1",
    "projected,              8, -1, -1",
    "substituted:14,       242, 14, -1", // 2 + 15 * 16
    "final_substitute:0:0, 2067, 0,  0", // 3 + 16 + 2048
    "actual::79,        163840, -1, 79", // 80 * 2048
    "missing:99:99,     206404, 99, 99", // 4 + 100 * 16 + 100 * 2048
  })
  void codesAndTextsAreThoseOfTheFormat(String text, int code, int method, int reason) {
    Quality quality = Quality.parse(text);
    assertThat(quality.code()).isEqualTo(code);
    assertThat(quality.method()).isEqualTo(method);
    assertThat(quality.reason()).isEqualTo(reason);
    assertThat(quality.text()).isEqualTo(text);
    assertThat(Quality.ofCode(code)).isSameAs(quality);
    assertThat(Quality.isCode(code)).isTrue();
    assertThat(quality.kind().with(method, reason)).isSameAs(quality);
    assertThat(quality.kind()).isSameAs(Quality.parse(text.replaceAll(":.*", "")));
  }

  @Test
  void onlyTheKindDecidesWhetherAValueIsMissing() {
    assertThat(Quality.MISSING.with(14, 1).isMissing()).isTrue();
    assertThat(Quality.ESTIMATED.with(4, 4).isMissing()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 9, 15, 102 * 16, 102 * 2048, 1 << 18})
  void numbersThatAreNoCodesHaveNoQuality(int code) {
    assertThat(Quality.isCode(code)).isFalse();
    assertThatThrownBy(() -> Quality.ofCode(code)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ":", "good", "actual:x", "actual:100", "actual:1:2:3", "actual:-1", "14"})
  void otherTextsNameNoQuality(String text) {
    assertThatThrownBy(() -> Quality.parse(text))
        .isInstanceOf(BrokenRuleException.class)
        .hasMessageContaining("one of [actual, estimated,");
  }

  @Test
  void aKindHasNeitherMethodNorReason() {
    assertThat(Quality.parseKind("EDITED")).isSameAs(Quality.EDITED);
    assertThatThrownBy(() -> Quality.parseKind("edited:1")).isInstanceOf(BrokenRuleException.class);
  }

  @Test
  void aMethodIsAtMost99() {
    assertThatIllegalArgumentException().isThrownBy(() -> Quality.ACTUAL.with(100, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Quality.ACTUAL.with(0, -2));
  }
}
