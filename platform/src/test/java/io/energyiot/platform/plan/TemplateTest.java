package io.energyiot.platform.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
  private static final String NAME = "kafka/kafka.properties";

  @Test
  void everyPlaceIsFilled() {
    String text =
        Template.fill(NAME, Map.of("client_port", 1234, "controller_port", 5678, "data", "/d"));
    assertThat(text)
        .contains("listeners=CLIENT://127.0.0.1:1234,CONTROLLER://127.0.0.1:5678\n")
        .contains("log.dirs=/d\n");
  }

  @Test
  void aPlaceWithoutAValueIsAnError() {
    assertThatThrownBy(() -> Template.fill(NAME, Map.of("client_port", 1234)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("{{controller_port}}");
  }

  @Test
  void aMissingFileIsAnError() {
    assertThatThrownBy(() -> Template.read("none.yaml")).isInstanceOf(IllegalStateException.class);
  }
}
