package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.energyiot.client.device.DevicePage;
import io.energyiot.client.device.RegisteredDevice;
import io.energyiot.client.reading.History;
import io.energyiot.client.reading.MeterReading;
import io.energyiot.client.reading.Receipt;
import io.energyiot.client.reading.SeriesHead;
import io.energyiot.client.usage.Usage;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The client's records have each field that the server's answers have, and no other. */
class ClientRecordsIT {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();
  private static final String DEVICE = "/v1/devices/recorded";
  private static final String DAY = "from=2026-01-01&to=2026-01-02&zone=UTC";

  private final ServerCalls http = RunningServer.http();

  @BeforeAll
  static void send() {
    ServerCalls http = RunningServer.http();
    http.post(
        """
        {"device_id":"recorded","start":"2026-01-01T00:00:00Z","value":1.50}
        {"device_id":"recorded","start":"2026-01-01T00:10:00Z","value":2}
        {"device_id":"recorded","start":"2026-01-01T05:00:00Z","quality":"missing"}
        """);
    for (String device : List.of("recorded", "recorded-2")) {
      http.send(
          "PUT",
          "/v1/devices/" + device,
          BodyPublishers.ofString(
              "{\"region\":\"records\",\"tariff\":\"H0\",\"feeder\":\"F\",\"customer\":\"C\","
                  + "\"interval\":\"PT15M\",\"unit\":\"kWh\",\"installed\":\"2026-01-01\","
                  + "\"removed\":\"2027-01-01\",\"latitude\":1.5,\"longitude\":2.5}"),
          "Content-Type",
          ServerCalls.JSON);
    }
    http.await(
        Duration.ofSeconds(10), each -> each.statusCode() == 200, DEVICE + "/readings?" + DAY);
  }

  private byte[] get(String path) {
    HttpResponse<byte[]> answer = http.get(path);
    assertThat(answer.statusCode()).as(ServerCalls.text(answer)).isEqualTo(200);
    return answer.body();
  }

  /** Reads an answer into a record and checks that the record writes the same. */
  private static <T> void assertKept(byte[] answer, Class<T> type) throws IOException {
    T read = MAPPER.readValue(answer, type);
    assertThat(known(MAPPER.writeValueAsBytes(read))).isEqualTo(known(answer));
  }

  /** The fields that are not null, in order of name. */
  private static List<String> known(byte[] json) {
    return JsonLines.of(json).stream().filter(line -> !line.endsWith(" null")).sorted().toList();
  }

  @Test
  void ofUsage() throws IOException {
    assertKept(get(DEVICE + "/usage?by=hour&" + DAY), Usage.class);
    String compared = "/usage?period=P1D&from=2026-01-01&compare=previous&as_of=2100-01-01";
    assertKept(get(DEVICE + compared), Usage.class);
  }

  @Test
  void ofAHistory() throws IOException {
    assertKept(get(DEVICE + "/readings/history?" + DAY), History.class);
  }

  @Test
  void ofReadings() throws IOException {
    byte[] answer = get(DEVICE + "/readings?as_of=2100-01-01&" + DAY);
    ObjectNode head = (ObjectNode) MAPPER.readTree(answer);
    JsonNode readings = head.remove("readings");
    assertKept(MAPPER.writeValueAsBytes(head), SeriesHead.class);
    for (JsonNode reading : readings) {
      assertKept(MAPPER.writeValueAsBytes(reading), MeterReading.class);
    }
    assertThat(readings).hasSize(3);
  }

  @Test
  void ofDevices() throws IOException {
    assertKept(get(DEVICE), RegisteredDevice.class);
    assertKept(get("/v1/devices?region=records&limit=1"), DevicePage.class);
  }

  @Test
  void ofAReceipt() throws IOException {
    HttpResponse<byte[]> answer =
        http.post("{\"device_id\":\"r\",\"start\":\"2026-01-01T00:00:00Z\",\"value\":1}\n7\n");
    assertThat(answer.statusCode()).isEqualTo(202);
    assertKept(answer.body(), Receipt.class);
  }
}
