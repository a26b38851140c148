package io.energyiot.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.output.Output;
import io.energyiot.formats.ReadingList;
import io.energyiot.formats.json.JsonLimits;
import io.energyiot.formats.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What goes over the line. */
class BodiesTest {
  private static final List<SimulatedReading> READINGS =
      List.of(
          new SimulatedReading(42, 1_767_225_600_000L, 52),
          new SimulatedReading(7, 1_767_226_500_000L, 0));

  @Test
  void linesAreReadAsTheReadings() throws IOException {
    ReadingList read = new ReadingList();
    new JsonReader(JsonLimits.DEFAULT).readLines(RestSender.body(READINGS), read);
    assertThat(read.rejects()).isEmpty();
    assertThat(read.readings())
        .isEqualTo(READINGS.stream().map(SimulatedReading::reading).toList());
  }

  @Test
  void theProxyGetsFourTextsARecord() {
    assertThat(new String(ProxySender.body(12, READINGS), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"value_schema_id\":12,\"records\":["
                + "{\"value\":{\"device_id\":\"MTR00000042\",\"metric_time\":\"1767225600\","
                + "\"metric_name\":\"KwH\",\"metric_value\":\"0.052\"}},"
                + "{\"value\":{\"device_id\":\"MTR00000007\",\"metric_time\":\"1767226500\","
                + "\"metric_name\":\"KwH\",\"metric_value\":\"0.000\"}}]}");
  }

  @Test
  void theFirstBodyBringsTheSchema() {
    JsonNode first = Output.parse(ProxySender.firstBody());
    assertThat(first.at("/records/0/value/device_id").asText()).isEqualTo("0");
    assertThat(first.path("records")).hasSize(1);
    String text = first.path("value_schema").asText();
    JsonNode schema = Output.parse(text.getBytes(StandardCharsets.UTF_8));
    assertThat(schema.path("name").asText()).isEqualTo("Reading");
    assertThat(schema.path("fields").findValuesAsText("name"))
        .containsExactly("device_id", "metric_time", "metric_name", "metric_value");
    assertThat(schema.path("fields").findValuesAsText("type")).containsOnly("string");
  }
}
