package io.energyiot.store.rollup.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.error.BrokenRuleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingTest {
  @ParameterizedTest
  @EnumSource
  void aFindingIsParsedFromItsText(Finding finding) {
    assertThat(Finding.parse(finding.text())).isEqualTo(finding);
  }

  @Test
  void anotherTextIsRefusedAndThoseThatThereAreAreTold() {
    assertThatThrownBy(() -> Finding.parse("SILENT"))
        .isInstanceOf(BrokenRuleException.class)
        .hasMessage(
            "finding is one of silent, no_values, gaps, estimated, negative, stuck, zero,"
                + " overlapping, not 'SILENT'");
  }
}
