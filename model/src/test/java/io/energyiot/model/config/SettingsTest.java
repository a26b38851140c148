package io.energyiot.model.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.error.EnergyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @Test
  void readsTypes(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("energy.properties"), "a.number = 7\na.list=x, y\nblank=\n");

    Settings settings = Settings.read(file);

    assertThat(settings.integer("a.number", 1, 0, 10)).isEqualTo(7);
    assertThat(settings.list("a.list", java.util.List.of())).containsExactly("x", "y");
    assertThat(settings.text("blank")).isEmpty();
    assertThat(settings.integer("absent", 3, 0, 10)).isEqualTo(3);
    settings.failOnUnknown();
  }

  @Test
  void aBadNumberNamesTheFileTheKeyAndTheValue() {
    Settings settings = Settings.of(Map.of("a.number", "11"), "energy.properties");

    assertThatThrownBy(() -> settings.integer("a.number", 1, 0, 10))
        .isInstanceOf(EnergyException.class)
        .hasMessage("energy.properties: a.number needs a whole number from 0 to 10, not '11'");
  }

  @Test
  void anUnknownKeyIsNamed() {
    Settings settings = Settings.of(Map.of("server.prot", "1"), "energy.properties");
    assertThat(settings.text("server.port")).isEmpty();

    assertThatThrownBy(settings::failOnUnknown)
        .isInstanceOf(EnergyException.class)
        .hasMessage("energy.properties: unknown settings [server.prot]; known are [server.port]");
  }

  @Test
  void aFormerKeyIsReadByItsNewNameAndWarnedOf() {
    Settings settings = Settings.of(Map.of("query.most_days", "31"), "energy.properties");

    assertThat(settings.integer("query.max_days", 1098, 1, 36_600)).isEqualTo(31);
    settings.failOnUnknown();
    assertThat(settings.with(Map.of("server.port", "9000")).warnings())
        .containsExactly(
            "energy.properties: query.most_days is called query.max_days now; the former name"
                + " works until the next release");
    assertThat(settings.asMap()).containsOnlyKeys("query.max_days");
  }

  @Test
  void aFormerKeyBesideItsNewNameIsRefused() {
    Map<String, String> both = Map.of("query.most_days", "31", "query.max_days", "62");

    assertThatThrownBy(() -> Settings.of(both, "energy.properties"))
        .isInstanceOf(EnergyException.class)
        .hasMessage(
            "energy.properties: query.most_days is the former name of query.max_days, which is set"
                + " as well; remove it");
  }
}
