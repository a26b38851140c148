package io.energyiot.store.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.Channel;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionPoliciesTest {
  /** Keys without {@code retention.}, and their values, by turns. */
  private static RetentionPolicies policies(String... settings) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      values.put("retention." + settings[i], settings[i + 1]);
    }
    Settings all = Settings.of(values, "a file");
    RetentionPolicies read = RetentionPolicies.from(all);
    all.failOnUnknown();
    return read;
  }

  private static String of(RetentionPolicies policies, String channel) {
    return policies.of(Channel.of(channel)).map(RetentionPolicy::name).orElse("none");
  }

  @Test
  void theMostSpecificPolicyHolds() {
    RetentionPolicies found =
        policies(
            "all.channels", "*",
            "all.keep", "P10Y",
            "energy.channels", "kwh*, KVARH*",
            "energy.keep", "P3Y-after-calendar-year",
            "export.channels", "KWH_EXPORT",
            "export.keep", "P5Y");
    assertThat(of(found, "KWH")).isEqualTo("energy");
    assertThat(of(found, "KWH_NIGHT")).isEqualTo("energy");
    assertThat(of(found, "KWH_EXPORT")).isEqualTo("export");
    assertThat(of(found, "KVARH_EXPORT")).isEqualTo("energy");
    assertThat(of(found, "V_L1")).isEqualTo("all");
    assertThat(of(policies("e.channels", "E*1", "e.keep", "P3Y"), "B1")).isEqualTo("none");
    assertThat(of(policies("e.channels", "E*1", "e.keep", "P3Y"), "E1")).isEqualTo("e");
    assertThat(policies().policies()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "KWH, kwh, true", // the same name
    "*A, B*, true", // BA is both
    "A*B, A*C, false", // ends differ
    "A*BC, AB*C, true", // ABC
    "A*, B*, false",
    "A*, AB*, false", // the second is more specific
    "*, A, false",
  })
  void twoReadingsAreRefused(String one, String other, boolean refused) {
    if (refused) {
      assertThatThrownBy(
              () ->
                  policies(
                      "a.channels", one, "a.keep", "P3Y", "b.channels", other, "b.keep", "P3Y"))
          .isInstanceOf(EnergyException.class)
          .hasMessageContaining("retention.b.channels")
          .hasMessageContaining("neither is more specific");
    } else {
      assertThat(policies("a.channels", one, "a.keep", "P3Y", "b.channels", other, "b.keep", "P3Y"))
          .isNotNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a.keep, P3Y, retention.a.channels", // no channels
    "a.channels, KWH, retention.a.keep", // no time
    "a.keeps, P3Y, retention.a.keeps",
    "keep, P3Y, retention.keep",
    "A.keep, P3Y, retention.A.keep",
  })
  void badSettingsAreNamed(String key, String value, String named) {
    assertThatThrownBy(() -> policies(key, value))
        .isInstanceOf(EnergyException.class)
        .hasMessageContaining(named);
  }

  @Test
  void aNameThatNoChannelHasIsRefused() {
    assertThatThrownBy(() -> policies("a.keep", "P3Y", "a.channels", "KWH, k wh"))
        .isInstanceOf(EnergyException.class)
        .hasMessageContaining("retention.a.channels");
  }
}
