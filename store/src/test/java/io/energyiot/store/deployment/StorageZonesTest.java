package io.energyiot.store.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.StorageZone;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.ErrorCode;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorageZonesTest {
  private static Optional<StorageZone> from(String zone) {
    return StorageZones.from(Settings.of(Map.of("storage.zone", zone), "test"));
  }

  @Test
  void aZoneIsAskedForByItsName() {
    assertThat(from("Europe/Berlin")).contains(new StorageZone(ZoneId.of("Europe/Berlin")));
    assertThat(from("UTC")).contains(StorageZone.UTC);
    assertThat(from("Z")).contains(StorageZone.UTC);
  }

  @Test
  void withoutTheSettingNoneIsAskedFor() {
    assertThat(StorageZones.from(Settings.of(Map.of(), "test"))).isEmpty();
    assertThat(from(" ")).isEmpty();
  }

  @Test
  void whatIsNoZoneIsRefused() {
    assertThatThrownBy(() -> from("Berlin"))
        .hasMessage(
            "test: storage.zone needs a time zone such as UTC or Europe/Berlin, not 'Berlin'")
        .extracting("code")
        .isEqualTo(ErrorCode.SETTING_INVALID);
  }
}
