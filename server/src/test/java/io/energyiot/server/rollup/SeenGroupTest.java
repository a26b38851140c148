package io.energyiot.server.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.access.Scope;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.rollup.group.GroupKind;
import io.energyiot.store.rollup.group.RollupGroup;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeenGroupTest {
  private static Scope scope(String text) {
    return Scope.of(List.of(text));
  }

  @ParameterizedTest
  @CsvSource({
    "*, all",
    "*, region:north",
    "region=north, region:north",
    "tariff=H0, tariff:H0",
    "feeder=F-17, feeder:F-17"
  })
  void theOwnGroupIsTold(String scope, String group) {
    assertThatCode(() -> SeenGroup.check(scope(scope), RollupGroup.parse(group)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "region=north, all",
    "region=north, region:south",
    "region=north, tariff:north",
    "customer=C-1, all",
    "customer=C-1, region:C-1",
    "device=a, all",
    "device=a, region:a"
  })
  void noOtherIs(String scope, String group) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> SeenGroup.check(scope(scope), RollupGroup.parse(group)))
        .matches(refusal -> refusal.code() == ErrorCode.SCOPE_REFUSED);
  }

  @Test
  void ofAKindThereIsTheOwnGroupOrNone() {
    assertThat(SeenGroup.ofKind(Scope.WHOLE, GroupKind.REGION)).isEmpty();
    assertThat(SeenGroup.ofKind(scope("region=north"), GroupKind.REGION))
        .contains(new RollupGroup(GroupKind.REGION, "north"));
    for (GroupKind each : List.of(GroupKind.ALL, GroupKind.TARIFF)) {
      assertThatExceptionOfType(EnergyException.class)
          .isThrownBy(() -> SeenGroup.ofKind(scope("region=north"), each))
          .withMessageContaining("region:north");
    }
  }
}
