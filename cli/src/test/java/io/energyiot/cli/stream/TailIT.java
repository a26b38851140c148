package io.energyiot.cli.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.Run;
import io.energyiot.cli.output.Output;
import io.energyiot.client.EnergyClient;
import io.energyiot.client.http.Answer;
import io.energyiot.client.reading.RangeQuestion;
import io.energyiot.client.reading.Receipt;
import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.ingest.topic.Producers;
import io.energyiot.platform.fixture.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code tail} and {@code insert}, at a system whose topic has records of every kind. Tests that
 * send more come last.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TailIT {
  private static final String TOPIC = TestServers.own("tail");
  private static final String START = "2026-03-30T12:00:00Z";
  private static final String SEED =
      """
      {"value_schema":"{\\"type\\":\\"record\\",\\"name\\":\\"Reading\\",\\"fields\\":[\
      {\\"name\\":\\"device_id\\",\\"type\\":\\"string\\"},\
      {\\"name\\":\\"metric_time\\",\\"type\\":\\"string\\"},\
      {\\"name\\":\\"metric_name\\",\\"type\\":\\"string\\"},\
      {\\"name\\":\\"metric_value\\",\\"type\\":\\"string\\"}]}",\
      "records":[{"value":{"device_id":"seed","metric_time":"1774872000",\
      "metric_name":"KWH","metric_value":"0.7266422225157203"}}]}
      """;
  private static final String[] LINES = {
    "2026-03-30T12:00:00Z PT15M   batch KWH 1.50 actual",
    "2026-03-30T12:15:00Z PT30M   batch KWH_EXPORT - missing",
    "2026-03-30T12:00:00Z PT15M   seed KWH 0.7266422225157203 actual",
    "2026-03-30T12:00:00Z PT15M   json KWH 2 estimated"
  };

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private static WholeSystem system;

  @TempDir Path scratch;

  @BeforeAll
  static void fillTopic() throws Exception {
    system = WholeSystem.start("tail");
    String batch =
        """
        {"device_id":"batch","start":"2026-03-30T12:00:00Z","value":1.50}
        {"device_id":"batch","start":"2026-03-30T12:15:00Z","interval":"PT30M",\
        "channel":"KWH_EXPORT","value":null,"quality":"missing"}
        """;
    post(batch);
    String avro = "application/vnd.kafka.avro.v1+json";
    system.client().post("/topics/" + TOPIC, avro, SEED.getBytes(UTF_8)).orRefusal();
    send("nonsense", json(3));
  }

  private static Receipt post(String lines) {
    Answer answer =
        system.client().post("/v1/readings", "application/x-ndjson", lines.getBytes(UTF_8));
    return answer.orRefusal().as(Receipt.class);
  }

  /** Two records of one key, which come in their order. */
  private static void send(String first, String second) throws Exception {
    KafkaSettings kafka = KafkaSettings.from(system.settings());
    try (KafkaProducer<byte[], byte[]> producer = Producers.ofRecords(kafka, "test")) {
      for (String value : List.of(first, second)) {
        producer
            .send(new ProducerRecord<>(kafka.topic(), "key".getBytes(UTF_8), value.getBytes(UTF_8)))
            .get();
      }
    }
  }

  private static String json(int value) {
    return "{\"device_id\":\"json\",\"start\":\"%s\",\"value\":%d,\"quality\":\"estimated\"}"
        .formatted(START, value);
  }

  @AfterAll
  static void stop() {
    system.close();
  }

  @Test
  @Order(1)
  void eachKindOfRecordIsShownAsText() {
    Run tail = system.run("tail", "--from-beginning", "--limit=4");
    assertThat(tail.exit()).as(tail.err()).isZero();
    assertThat(tail.out().lines())
        .containsExactlyInAnyOrder(
            LINES[0], LINES[1], LINES[2], LINES[3].replace("2 est", "3 est"));
    assertThat(tail.err()).containsPattern(TOPIC + "-\\d@\\d+, reading 0: .*\\[JSON_INVALID]");
  }

  @Test
  @Order(3)
  void jsonIsWhatPostTakes() {
    Run tail = system.run("tail", "--from-beginning", "--limit=4", "--json");
    assertThat(tail.exit()).as(tail.err()).isZero();
    List<JsonNode> shown = new ArrayList<>();
    tail.out().lines().forEach(line -> shown.add(Output.parse(line.getBytes(UTF_8))));
    assertThat(shown)
        .extracting(each -> each.path("device_id").asText())
        .containsExactlyInAnyOrder("batch", "batch", "seed", "json");
    assertThat(shown)
        .extracting(each -> each.path("value").asText())
        .containsExactlyInAnyOrder("1.50", "", "0.7266422225157203", "3");
    assertThat(post(tail.out()).accepted()).isEqualTo(4);
  }

  @Test
  @Order(2)
  void oneDeviceIsShownAlone() {
    Run tail = system.run("tail", "--from-beginning", "--limit=1", "--device=seed");
    assertThat(tail.out().lines()).containsExactly(LINES[2]);
  }

  @Test
  @Order(4)
  void withoutMoreOnlyWhatComesIsShown() throws Exception {
    EnergyChild tail = system.start("tail", "tail", "--device=later");
    tail.awaitPrinted("readings of the topic " + TOPIC);
    post(
        """
        {"device_id":"other","start":"2026-03-30T12:00:00Z","value":1}
        {"device_id":"later","start":"2026-03-30T12:00:00Z","value":7}
        """);
    tail.awaitPrinted("later KWH 7 actual");
    tail.end();
    assertThat(Files.readAllLines(tail.printed()))
        .containsExactly(
            "energy: readings of the topic " + TOPIC,
            "2026-03-30T12:00:00Z PT15M   later KWH 7 actual");
  }

  @Test
  @Order(5)
  void aLimitThatIsNoneIsTheUsersMistake() {
    assertThat(system.run("tail", "--limit=0").exit()).isEqualTo(2);
  }

  @Test
  @Order(6)
  void insertWritesTheDaysThatGenerateMakes() throws IOException {
    LocalDate day = LocalDate.of(2026, 1, 30);
    Run insert = system.run("insert", "--devices=3", "--date=" + day, "--days=3", "--json");
    assertThat(insert.exit()).as(insert.err()).isZero();
    assertThat(insert.json().path("meter_days").asInt()).isEqualTo(9);
    assertThat(insert.json().path("readings").asInt()).isEqualTo(9 * 96);
    assertThat(insert.json().path("to").asText()).isEqualTo("2026-02-02");

    Path file = scratch.resolve("same.csv");
    Run generate =
        Run.of(
            "generate", "--devices=3", "--date=" + day, "--days=3", "--zone=UTC", "--out=" + file);
    assertThat(generate.exit()).as(generate.err()).isZero();
    for (String meter : List.of("MTR00000001", "MTR00000003")) {
      assertThat(values(system.client(), meter, day)).isEqualTo(generated(file, meter));
    }
    Run again = system.run("insert", "--devices=3", "--date=" + day, "--days=3");
    assertThat(again.out()).startsWith("864 readings of 9 meter-days in ");
    assertThat(values(system.client(), "MTR00000003", day))
        .isEqualTo(generated(file, "MTR00000003"));
  }

  private static List<String> values(EnergyClient server, String meter, LocalDate day) {
    RangeQuestion question = RangeQuestion.of(meter, day, day.plusDays(3)).zone("UTC");
    return server.readingList(question).stream()
        .map(each -> TIME.format(each.start()) + "," + each.value().toPlainString())
        .toList();
  }

  /** Time and value of the meter's lines, which are {@code device,time,KWH,value}. */
  private static List<String> generated(Path file, String meter) throws IOException {
    List<String> values = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      String[] columns = line.split(",", -1);
      if (columns[0].equals(meter)) {
        values.add(columns[1] + "," + columns[3]);
      }
    }
    assertThat(values).hasSize(3 * 96);
    return values;
  }
}
