package io.energyiot.server.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.error.RateLimitedException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitSettingsTest {
  private static LimitSettings of(boolean manyClients, String... keyAndValue) {
    Map<String, String> values =
        keyAndValue.length == 0 ? Map.of() : Map.of(keyAndValue[0], keyAndValue[1]);
    Settings settings = Settings.of(values, "test");
    LimitSettings limits = LimitSettings.from(settings, manyClients);
    settings.failOnUnknown();
    return limits;
  }

  @Test
  void onlyAServerWithCredentialsLimitsUnasked() {
    assertThat(of(false).isOn()).isFalse();
    assertThat(of(true).client()).isEqualTo(new LimitSettings.Rates(5_000, 250_000, 64L << 20, 8));
    assertThat(of(true).all().isNone()).isTrue();
    assertThat(of(true, "limits.client.requests", "0").client().requests()).isZero();
    assertThat(of(false, "limits.all.mib", "3").all().bytes()).isEqualTo(3L << 20);
    assertThat(of(false, "limits.all.mib", "3").isOn()).isTrue();
  }

  @Test
  void aLimitIsANumberFromZeroOn() {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> of(true, "limits.client.streams", "-1"))
        .matches(failure -> failure.code() == ErrorCode.SETTING_INVALID)
        .withMessageContaining("limits.client.streams");
  }

  @Test
  void secondsAreRoundedUp() {
    assertThat(RateLimitedException.after("it", 1).seconds()).isEqualTo(1);
    assertThat(RateLimitedException.after("it", 1_000_000_000).seconds()).isEqualTo(1);
    assertThat(RateLimitedException.after("it", 1_000_000_001).seconds()).isEqualTo(2);
  }
}
