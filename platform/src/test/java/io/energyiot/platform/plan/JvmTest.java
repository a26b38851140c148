package io.energyiot.platform.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.service.Service;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JvmTest {
  private static Settings settings(String key, String value) {
    return Settings.of(Map.of(key, value), "energy.properties");
  }

  @ParameterizedTest
  @CsvSource({"512m,512", "2g,2048", "64M,64", "3G,3072"})
  void aHeapIsTakenFromTheSettings(String text, int mebibytes) {
    Jvm jvm = Jvm.of(Service.KAFKA, settings("embedded.kafka.heap", text));
    assertThat(jvm.heapMiB()).isEqualTo(mebibytes);
    assertThat(jvm.options()).contains("-Xmx" + mebibytes + "m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"512", "0m", "63m", "-1g", "1.5g", "9999999g", "m"})
  void aBadHeapIsNamedWithItsKey(String text) {
    assertThatThrownBy(() -> Jvm.of(Service.KAFKA, settings("embedded.kafka.heap", text)))
        .isInstanceOfSatisfying(
            EnergyException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SETTING_INVALID))
        .hasMessageContaining("energy.properties: embedded.kafka.heap")
        .hasMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @EnumSource(Service.class)
  void withoutSettingsTheHeapIsAModestShareOfTheMachine(Service service) {
    assertThat(Jvm.of(service, settings("other", "1")).heapMiB()).isBetween(256, 8192);
  }

  @Test
  void aCollectorIsGivenUnlessTheUserHasChosenOne() {
    String usual = "-XX:+UseParallelGC";
    Jvm jvm = Jvm.of(Service.SERVER, settings("embedded.server.options", "-Da=b"));
    assertThat(jvm.optionsWith(usual)).contains("-Da=b", usual);
    Jvm chosen = Jvm.of(Service.SERVER, settings("embedded.server.options", "-XX:+UseZGC"));
    assertThat(chosen.optionsWith(usual)).contains("-XX:+UseZGC").doesNotContain(usual);
  }

  @Test
  void moreOptionsComeLastSoThatTheyWin() {
    Jvm jvm = Jvm.of(Service.SERVER, settings("embedded.server.options", " -Xmx1g  -Da=b,c "));
    assertThat(jvm.options()).endsWith("-Xmx1g", "-Da=b,c");
  }

  @Test
  void aMisspeltKeyIsAnError() {
    assertThatThrownBy(() -> Jvm.failOnUnknown(settings("embedded.casandra.heap", "1g")))
        .isInstanceOf(EnergyException.class)
        .hasMessageContaining("embedded.casandra.heap")
        .hasMessageContaining("embedded.cassandra.heap");
    Jvm.failOnUnknown(settings("server.port", "1"));
  }
}
