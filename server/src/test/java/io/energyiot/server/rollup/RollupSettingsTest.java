package io.energyiot.server.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollupSettingsTest {
  private static final Map<String, String> PLACES =
      Map.of("rollup.home", "target/run", "rollup.work", "target/work");

  private static RollupSettings taken(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(PLACES);
    all.putAll(more);
    Settings settings = Settings.of(all, "test");
    RollupSettings taken = RollupSettings.from(settings);
    settings.failOnUnknown();
    return taken;
  }

  @Test
  void noneAreMadeUnlessATimeIsSet() {
    assertThat(taken(Map.of()).at()).isEmpty();
    assertThat(taken(Map.of("rollup.at", "off")).at()).isEmpty();
    assertThat(RollupSettings.from(Settings.of(Map.of(), "test")).at()).isEmpty();
  }

  @Test
  void theTimeIsOneOfTheDayAndSparksSettingsAreLeftToTheJob() {
    RollupSettings taken =
        taken(Map.of("rollup.at", "03:30", "rollup.days", "2", "spark.master", "local[1]"));
    assertThat(taken.at()).contains(LocalTime.of(3, 30));
    assertThat(taken.days()).isEqualTo(2);
    assertThat(taken.devices()).isTrue();
    assertThat(taken(Map.of("rollup.devices", "false")).devices()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "rollup.at,25:00",
    "rollup.at,on",
    "rollup.days,0",
    "rollup.devices,no",
    "rollup.home,''"
  })
  void whatIsWrongIsNamed(String key, String value) {
    Map<String, String> wrong = new HashMap<>(Map.of("rollup.at", "03:30"));
    wrong.put(key, value);
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> taken(wrong))
        .matches(failure -> failure.code() == ErrorCode.SETTING_INVALID)
        .withMessageContaining(key);
  }
}
