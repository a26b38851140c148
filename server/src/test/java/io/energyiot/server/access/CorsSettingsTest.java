package io.energyiot.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsSettingsTest {
  private static CorsSettings of(String origins) {
    return CorsSettings.from(Settings.of(Map.of("server.cors_origins", origins), "test"));
  }

  @Test
  void sitesAreNamedOneByOne() {
    CorsSettings cors = of("https://Portal.example, http://localhost:3000");
    assertThat(cors.allows("https://portal.example")).isTrue();
    assertThat(cors.allows("http://localhost:3000")).isTrue();
    assertThat(cors.allows("http://portal.example")).isFalse();
    assertThat(cors.allows("https://portal.example.evil.example")).isFalse();
    assertThat(cors.allows("null")).isFalse();
    assertThat(cors.allows(null)).isFalse();
    assertThat(CorsSettings.from(Settings.of(Map.of(), "test")).origins()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "https://*.example",
        "null",
        "portal.example",
        "https://portal.example/",
        "https://portal.example/page",
        "https://user@portal.example",
        "file://x",
        "https://portal.example,,https://other.example",
      })
  void whatIsNoOriginIsRefused(String text) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> of(text))
        .matches(failure -> failure.code() == ErrorCode.SETTING_INVALID)
        .withMessageContaining("server.cors_origins");
  }
}
