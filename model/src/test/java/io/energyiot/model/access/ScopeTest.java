package io.energyiot.model.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceBuilder;
import io.energyiot.model.device.DeviceField;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScopeTest {
  @Test
  void textsMakeTheScopeThatHasThem() {
    assertThat(Scope.of(List.of("*"))).isEqualTo(Scope.WHOLE);
    assertThat(Scope.of(List.of("device=b", "device=a=1", "device=b")))
        .isEqualTo(new Scope.Devices(Set.of("a=1", "b")));
    assertThat(Scope.of(List.of("customer=C=1")))
        .isEqualTo(new Scope.Group(DeviceField.CUSTOMER, "C=1"));
    for (List<String> texts :
        List.of(List.of("*"), List.of("device=a", "device=b"), List.of("region=Mitte, Nord"))) {
      assertThat(Scope.of(texts).texts()).isEqualTo(texts);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "**",
        "all",
        "device",
        "region",
        "region=",
        "=x",
        "region= x",
        "region=a\u200Bb",
        "unit=kWh",
        "Region=x",
        "*|device=a",
        "*|region=x",
        "device=a|region=x",
        "region=x|region=y"
      })
  void whatIsNoScopeIsRefused(String texts) {
    assertThatExceptionOfType(BrokenRuleException.class)
        .isThrownBy(() -> Scope.of(List.of(texts.split("\\|", -1))))
        .matches(refusal -> refusal.code() == ErrorCode.SCOPE_INVALID);
  }

  @Test
  void noTextIsNoScope() {
    assertThatExceptionOfType(BrokenRuleException.class).isThrownBy(() -> Scope.of(List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"device=", "device=..", "device=silent", "device= a"})
  void itsDevicesHaveGoodIds(String text) {
    assertThatExceptionOfType(BrokenRuleException.class)
        .isThrownBy(() -> Scope.of(List.of(text)))
        .matches(refusal -> refusal.code() == ErrorCode.DEVICE_ID_INVALID);
  }

  @Test
  void itHasAThousandDevicesAtMost() {
    List<String> largest = IntStream.range(0, 1000).mapToObj(i -> "device=" + i).toList();
    assertThat(Scope.of(largest).texts()).hasSize(1000);
    List<String> more = IntStream.range(0, 1001).mapToObj(i -> "device=" + i).toList();
    assertThatExceptionOfType(BrokenRuleException.class).isThrownBy(() -> Scope.of(more));
  }

  @ParameterizedTest
  @CsvSource({
    "*, true",
    "device=MTR1, true",
    "device=MTR2, false",
    "region=north, true",
    "region=south, false",
    "tariff=north, false",
    "tariff=H0, true",
    "feeder=F-17, true",
    "customer=C-1, true",
    "customer=C-12, false"
  })
  void itHasDevicesByTheirIdOrByWhatTheRegistrySays(String scope, boolean included) {
    Device device =
        new DeviceBuilder()
            .set(DeviceField.DEVICE_ID, "MTR1")
            .set(DeviceField.REGION, "north")
            .set(DeviceField.TARIFF, "H0")
            .set(DeviceField.FEEDER, "F-17")
            .set(DeviceField.CUSTOMER, "C-1")
            .build();
    assertThat(Scope.of(List.of(scope)).includes(device)).isEqualTo(included);
  }

  @Test
  void aGroupHasNoDeviceOfWhichNothingIsKnown() {
    Device device = new DeviceBuilder().set(DeviceField.DEVICE_ID, "north").build();
    assertThat(Scope.of(List.of("region=north")).includes(device)).isFalse();
  }
}
