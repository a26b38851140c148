package io.energyiot.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoaderSettingsTest {
  private static final Path USUAL = Path.of("/data/loads");

  private static LoaderSettings of(Map<String, String> settings) {
    return LoaderSettings.from(Settings.of(settings, "a test"), USUAL);
  }

  @Test
  void theLoaderWorksWhereTheServerPutsUploads() {
    assertThat(of(Map.of()).work()).isEqualTo(USUAL);
    assertThat(of(Map.of("load.work", "/big/disk")).work()).isEqualTo(Path.of("/big/disk"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"load.work", "load.watch"})
  void aFolderThatEachProcessWouldSeeElsewhereIsRefused(String key) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> of(Map.of(key, "loads")))
        .withMessageContaining(key)
        .withMessageContaining("absolute");
  }
}
