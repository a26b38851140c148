package io.energyiot.ingest;

import static io.energyiot.platform.fixture.Await.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.energyiot.formats.json.JsonReadingsWriter;
import io.energyiot.model.Reading;
import io.energyiot.model.StorageZone;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records that break a rule go aside with their reason, and hold nothing up. */
class RejectedRecordsIT {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 30);
  private static final long NOW = System.currentTimeMillis();

  private static Pipeline pipeline;

  @BeforeAll
  static void open() {
    pipeline = new Pipeline("rejects", StorageZone.UTC, 1);
  }

  @AfterAll
  static void close() {
    pipeline.close();
  }

  @Test
  void whatIsNotJsonIsPassedOnWithItsReason() {
    byte[] rubbish = {'{', 'n', 'o', 't', (byte) 0xFF, 0, '}'};

    ConsumerRecord<byte[], byte[]> rejected = rejected("rubbish", rubbish, 1);

    assertThat(rejected.value()).isEqualTo(rubbish);
    assertThat(rejected.timestamp()).isGreaterThanOrEqualTo(NOW); // the broker's
    assertThat(header(rejected, "energy.code")).isEqualTo("JSON_INVALID");
    assertThat(header(rejected, "energy.detail")).contains("was not read");
    assertThat(header(rejected, "energy.index")).isEqualTo("0");
  }

  @Test
  void aRecordWithoutValueIsPassedOn() {
    ConsumerRecord<byte[], byte[]> rejected = rejected("tombstone", null, 1);

    assertThat(rejected.value()).isNull();
    assertThat(header(rejected, "energy.code")).isEqualTo("JSON_INVALID");
  }

  @Test
  void aRecordSoLargeThatItsReasonDoesNotFitBesideItIsPassedOnWithoutItsValue() {
    byte[] large = new byte[(1 << 20) - 150];
    Arrays.fill(large, (byte) 'x');

    ConsumerRecord<byte[], byte[]> rejected = rejected("large", large, 1);

    assertThat(rejected.value()).isNull();
    assertThat(header(rejected, "energy.code")).isEqualTo("JSON_INVALID");
  }

  @Test
  void aRecordWhoseKeyIsTooLargeToBePassedOnHoldsNothingUp() {
    byte[] key = new byte[(1 << 20) - 1000];
    Arrays.fill(key, (byte) 'k');
    StreamedMeter meter = StreamedMeter.of("behind-large-key");
    Reading behind = meter.reading("2026-03-30T00:00:00Z", "1");
    long offset;
    try (RawRecords raw = new RawRecords(pipeline.kafka())) {
      offset = raw.send(NOW, key, "nonsense".getBytes(UTF_8));
      raw.send(NOW, null, JsonReadingsWriter.of(List.of(behind)));
    }
    await("the reading behind it")
        .until(() -> pipeline.stored(meter.series(), DAY, DAY).equals(List.of(behind)));
    await("its copy")
        .until(
            () ->
                RawRecords.rejected(pipeline.kafka()).stream()
                    .filter(each -> header(each, "energy.record").endsWith("@" + offset))
                    .anyMatch(each -> each.key() == null && each.value().length == 8));
  }

  static Stream<Arguments> unreadable() {
    String start = "{\"device_id\":\"d\",\"start\":\"2026-03-30T01:00:00Z\",\"value\":";
    return Stream.of(
        arguments("empty", "", "JSON_INVALID"),
        arguments("blank", " \n ", "JSON_INVALID"),
        arguments("wrong-magic", "\u0001\0\0\0\u0001ab", "JSON_INVALID"),
        arguments("deep", "[".repeat(200_000), "TOO_LARGE"),
        arguments("deep-value", start + "[".repeat(200_000), "TOO_LARGE"),
        arguments("many-digits", start + "9".repeat(200_000) + "}", "TOO_LARGE"),
        arguments("great-exponent", start + "1e999999999}", "VALUE_INVALID"),
        arguments("long-name", "{\"" + "x".repeat(200_000) + "\":1}", "TOO_LARGE"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void whatEndsOrGoesOnWhereItMustNotIsPassedOn(String name, String value, String code) {
    ConsumerRecord<byte[], byte[]> rejected = rejected(name, value.getBytes(UTF_8), 1);

    assertThat(headers(rejected, "energy.code")).contains(code);
    assertThat(header(rejected, "energy.detail")).hasSizeLessThan(1000);
  }

  @Test
  void ofVeryManyRejectsTheFirstAreToldAndTheCountOfAll() {
    String many =
        "{\"device_id\":\"many\",\"start\":\"2026-03-30T01:00:00Z\",\"values\":["
            + "null,".repeat(9_999)
            + "null]}";

    ConsumerRecord<byte[], byte[]> rejected = rejected("many", many.getBytes(UTF_8), 10_000);

    assertThat(header(rejected, "energy.rejects")).isEqualTo("10000");
    assertThat(headers(rejected, "energy.index")).hasSize(100);
    assertThat(headers(rejected, "energy.code")).containsOnly("VALUE_MISSING").hasSize(100);
  }

  @Test
  void theGoodReadingsOfARecordAreStoredBesideItsBadOnes() {
    String array =
        """
        [{"device_id": "mixed", "start": "2026-03-30T01:00:00Z", "value": 3},
         {"device_id": "mixed", "start": "2026-03-30T01:15:00", "value": 4},
         {"device_id": "mixed", "start": "2026-03-30T01:30:00Z", "value": "five"},
         {"device_id": "mixed", "start": "2026-03-30T01:45:00Z", "value": 6}]
        """;

    ConsumerRecord<byte[], byte[]> rejected = rejected("mixed", array.getBytes(UTF_8), 2);

    assertThat(headers(rejected, "energy.index")).containsExactly("1", "2");
    assertThat(headers(rejected, "energy.code")).containsExactly("START_INVALID", "VALUE_INVALID");
    assertThat(header(rejected, "energy.detail")).contains("'five'");
    StreamedMeter mixed = StreamedMeter.of("mixed");
    assertThat(pipeline.stored(mixed.series(), DAY, DAY))
        .contains(
            mixed.reading("2026-03-30T01:00:00Z", "3"), mixed.reading("2026-03-30T01:45:00Z", "6"))
        .hasSize(4);
  }

  /**
   * Sends a bad record between two good ones, which must be stored, and returns its one copy among
   * the rejected, which must tell the bad record's place.
   */
  private static ConsumerRecord<byte[], byte[]> rejected(String deviceId, byte[] bad, int rejects) {
    StreamedMeter meter = StreamedMeter.of(deviceId);
    byte[] key = deviceId.getBytes(UTF_8);
    Reading before = meter.reading("2026-03-30T00:00:00Z", "1");
    Reading after = meter.reading("2026-03-30T00:15:00Z", "2");
    long rejectedBefore = pipeline.consumer().statistics().rejected();
    long offset;
    try (RawRecords raw = new RawRecords(pipeline.kafka())) {
      raw.send(NOW, key, JsonReadingsWriter.of(List.of(before)));
      offset = raw.send(NOW, key, bad);
      raw.send(NOW, key, JsonReadingsWriter.of(List.of(after)));
    }
    await("the good readings stored")
        .until(() -> pipeline.stored(meter.series(), DAY, DAY).containsAll(List.of(before, after)));
    await(rejects + " rejected")
        .until(() -> pipeline.consumer().statistics().rejected() >= rejectedBefore + rejects);
    List<ConsumerRecord<byte[], byte[]>> rejected =
        RawRecords.rejected(pipeline.kafka()).stream()
            .filter(each -> Arrays.equals(each.key(), key))
            .toList();
    String place = pipeline.kafka().topic() + "-0@" + offset;
    assertThat(rejected).hasSize(1);
    assertThat(header(rejected.get(0), "energy.record")).isEqualTo(place);
    return rejected.get(0);
  }

  private static List<String> headers(ConsumerRecord<byte[], byte[]> record, String name) {
    List<String> values = new ArrayList<>();
    record.headers().headers(name).forEach(each -> values.add(new String(each.value(), UTF_8)));
    return values;
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }
}
