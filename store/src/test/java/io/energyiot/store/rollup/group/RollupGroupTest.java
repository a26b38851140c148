package io.energyiot.store.rollup.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RollupGroupTest {
  @ParameterizedTest
  @CsvSource({
    "all, ALL, ''",
    "region:North, REGION, North",
    "tariff:T 1, TARIFF, T 1",
    "feeder:a:b, FEEDER, a:b"
  })
  void aGroupIsParsedFromItsText(String text, GroupKind kind, String name) {
    RollupGroup group = RollupGroup.parse(text);

    assertThat(group).isEqualTo(new RollupGroup(kind, name));
    assertThat(group.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "region", "region:", ":North", "all:x", "Region:North", "zip:1"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> RollupGroup.parse(text))
        .isInstanceOf(BrokenRuleException.class)
        .hasMessage("group is all, or region:, tariff: or feeder: and a name, not '" + text + "'")
        .extracting("code")
        .isEqualTo(ErrorCode.PARAMETER_INVALID);
  }

  /** Worked out apart from the code; one has the lowest hash of all. */
  @ParameterizedTest
  @CsvSource({"North, 5", "South, 13", "'', 0", "Zähler, 11", "polygenelubricants, 0"})
  void aNameIsInTheSameShareForEver(String name, int share) {
    assertThat(new RollupGroup(GroupKind.REGION, name).share()).isEqualTo(share);
  }

  @Test
  void theWholeFleetIsInOneShare() {
    assertThat(RollupGroup.ALL.share()).isZero();
  }
}
