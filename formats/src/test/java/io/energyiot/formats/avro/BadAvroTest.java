package io.energyiot.formats.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.energyiot.formats.ReadingList;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What breaks a rule is named, and what is good beside it is taken. */
class BadAvroTest {
  private static final Schema SEED =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Reading", "fields": [
               {"name": "device_id", "type": "string"}, {"name": "metric_time", "type": "string"},
               {"name": "metric_name", "type": "string"},
               {"name": "metric_value", "type": "string"}]}\
              """);

  private final AvroReader reader = new AvroReader();

  private static byte[] encoded(Schema schema, String json) {
    try {
      Object record =
          new GenericDatumReader<>(schema)
              .read(null, DecoderFactory.get().jsonDecoder(schema, json));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.writeBytes(WireFormat.header(1));
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
      new GenericDatumWriter<>(schema).write(record, encoder);
      encoder.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }

  private ReadingList read(byte[] record, Schema schema) {
    ReadingList found = new ReadingList();
    reader.read(record, schema, found);
    return found;
  }

  private ReadingList readBatch(String runs) {
    String json = "{\"runs\": [" + runs.replace('\'', '"') + "]}";
    return read(encoded(ReadingBatch.schema(), json), ReadingBatch.schema());
  }

  private static String run(String device, String channel, long start, int interval, String rest) {
    return "{'device_id': '%s', 'channel': '%s', 'start': %d, 'interval': %d, %s}"
        .formatted(device, channel, start, interval, rest);
  }

  @Test
  void aBadValueIsRejectedByItsIndexInTheBatch() {
    String good = run("a", "KWH", 0, 900, "'values': [{'string': '1'}], 'qualities': []");
    String mixed =
        run(
            "a",
            "KWH",
            900_000,
            900,
            "'values': [{'string': '1,5'}, null, {'string': '2.50'}, {'string': '3'}],"
                + " 'qualities': ['ACTUAL', 'ACTUAL', 'EDITED', 'MISSING']");
    ReadingList found = readBatch(good + "," + mixed);
    assertThat(found.records()).containsExactly(0L, 3L);
    assertThat(found.readings().get(1).start()).isEqualTo(2_700_000);
    assertThat(found.rejects()).extracting(Reject::record).containsExactly(1L, 2L, 4L);
    assertThat(found.rejects())
        .extracting(Reject::code)
        .containsExactly(ErrorCode.VALUE_INVALID, ErrorCode.VALUE_MISSING, ErrorCode.VALUE_MISSING);
    assertThat(found.rejects().get(0).detail()).contains("'1,5'");
  }

  @ParameterizedTest
  @CsvSource({
    "' a', KWH, 0, 900, DEVICE_ID_INVALID",
    "a, k w h, 0, 900, CHANNEL_INVALID",
    "a, KWH, -1, 900, START_INVALID",
    "a, KWH, 7258118400000, 900, START_INVALID",
    "a, KWH, 0, 0, INTERVAL_INVALID",
    "a, KWH, 0, 31622401, INTERVAL_INVALID"
  })
  void aBadRunIsRejectedOnceAndTheNextIsRead(
      String device, String channel, long start, int interval, ErrorCode code) {
    String two = "'values': [{'string': '1'}, {'string': '2'}], 'qualities': []";
    ReadingList found =
        readBatch(run(device, channel, start, interval, two) + "," + run("b", "KWH", 0, 900, two));
    assertThat(found.records()).containsExactly(2L, 3L);
    assertThat(found.rejects()).hasSize(1);
    assertThat(found.rejects().get(0).code()).isEqualTo(code);
    assertThat(found.rejects().get(0).record()).isZero();
    assertThat(found.rejects().get(0).detail()).contains("2 readings are not taken");
  }

  @Test
  void aRunThatGoesOnPast2199LosesOnlyItsEnd() {
    String day = run("a", "KWH", 7_258_118_399_000L, 1, "'values': [null, null], 'qualities': []");
    assertThat(readBatch(day.replace("null", "{'string': '1'}")).rejects())
        .extracting(Reject::record)
        .containsExactly(1L);
  }

  @Test
  void damagedBytesAreARejectAndNothingElse() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    byte[] whole = new ReadingBatchWriter(1).write(EncodedBatches.random(new Random(7)));
    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = Arrays.copyOf(whole, 5 + random.nextInt(whole.length - 4));
      for (int j = 0; j < 3 && damaged.length > 5; j++) {
        damaged[5 + random.nextInt(damaged.length - 5)] = (byte) random.nextInt(256);
      }
      assertThatCode(() -> read(damaged, ReadingBatch.schema()))
          .as("seed %d", seed)
          .doesNotThrowAnyException();
    }
  }

  @Test
  void aCutRecordKeepsWhatCameBefore() {
    String two = "'values': [{'string': '1'}, {'string': '2'}], 'qualities': []";
    String json = run("a", "KWH", 0, 900, two) + "," + run("b", "KWH", 0, 900, two);
    byte[] whole = encoded(ReadingBatch.schema(), "{\"runs\": [" + json.replace('\'', '"') + "]}");
    ReadingList found = read(Arrays.copyOf(whole, whole.length - 3), ReadingBatch.schema());
    assertThat(found.readings()).hasSize(2);
    assertThat(found.rejects()).extracting(Reject::code).containsExactly(ErrorCode.AVRO_INVALID);
    assertThat(found.rejects().get(0).record()).isEqualTo(2);
  }

  @Test
  void aLengthThatTheRecordDoesNotHaveTakesNoMemory() {
    for (Schema schema : List.of(SEED, ReadingBatch.schema())) {
      byte[] record = {0, 0, 0, 0, 1, 2, (byte) 0xF0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
      byte[] first = {0, 0, 0, 0, 1, (byte) 0xF0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
      assertThat(read(record, schema).rejects()).hasSize(1);
      assertThat(read(first, schema).rejects()).hasSize(1);
    }
  }

  @Test
  void theRecordOfTheDemoIsAQuarterHour() {
    ReadingList found =
        read(
            encoded(
                SEED,
                """
                {"device_id": "7", "metric_time": "1459340440", "metric_name": "KwH",
                 "metric_value": "0.7266422225157203"}\
                """),
            SEED);
    assertThat(found.rejects()).isEmpty();
    assertThat(found.readings()).hasSize(1);
    assertThat(found.readings().get(0))
        .hasToString(
            "Reading[series=Series[deviceId=7, channel=KWH], start=1459340440000, interval=900,"
                + " value=0.7266422225157203, quality=ACTUAL]");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 1459340440, KwH, 1, DEVICE_ID_INVALID, device_id",
    "7, 2016-03-30 12:20:40, KwH, 1, START_INVALID, metric_time",
    "7, 14593404400000, KwH, 1, START_INVALID, metric_time",
    "7, -1, KwH, 1, START_INVALID, metric_time",
    "7, 1459340440, K W H, 1, CHANNEL_INVALID, metric_name",
    "7, 1459340440, KwH, one, VALUE_INVALID, metric_value"
  })
  void aRecordOfTheDemoThatBreaksARuleNamesItsField(
      String device, String time, String name, String value, ErrorCode code, String field) {
    String json =
        """
        {"device_id": "%s", "metric_time": "%s", "metric_name": "%s", "metric_value": "%s"}\
        """
            .formatted(device, time, name, value);
    ReadingList found = read(encoded(SEED, json), SEED);
    assertThat(found.readings()).isEmpty();
    assertThat(found.rejects()).extracting(Reject::code).containsExactly(code);
    assertThat(found.rejects()).extracting(Reject::field).containsExactly(field);
  }

  @Test
  void anotherSchemaIsNamed() {
    for (String json :
        List.of(
            "\"string\"",
            "{\"type\": \"record\", \"name\": \"x.Other\", \"fields\": []}",
            SEED.toString().replace("metric_value", "value"))) {
      Schema schema = new Schema.Parser().parse(json);
      List<Reject> rejects = read(new byte[] {0, 0, 0, 0, 1, 0}, schema).rejects();
      assertThat(rejects).extracting(Reject::code).containsExactly(ErrorCode.SCHEMA_UNSUPPORTED);
      assertThat(rejects.get(0).detail()).contains(schema.getFullName());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]x",
        "\"nothing\"",
        "{\"type\": \"record\"}",
        "{\"type\": \"array\"}",
        "{\"type\": \"record\", \"name\": \"a b\", \"fields\": []}",
        "{\"type\": \"fixed\", \"name\": \"a\", \"size\": -1}",
        "{\"type\": \"enum\", \"name\": \"a\", \"symbols\": [\"x\", \"x\"]}"
      })
  void whatIsNoSchemaIsAnErrorOfOneKind(String text) {
    EnergyException failure =
        catchThrowableOfType(EnergyException.class, () -> SchemaText.parse(text));
    assertThat(failure.code()).isEqualTo(ErrorCode.SCHEMA_INVALID);
  }

  @Test
  void aLaterBatchWithMoreFieldsIsRead() {
    String more = ReadingBatch.schema().toString();
    int end = more.lastIndexOf("]}");
    Schema later =
        new Schema.Parser()
            .parse(
                more.substring(0, end)
                    + ",{\"name\":\"sender\",\"type\":\"string\",\"default\":\"\"}]}");
    String run = run("a", "KWH", 0, 900, "'values': [{'string': '1'}], 'qualities': ['EDITED']");
    String json = "{'runs': [" + run + "], 'sender': 'me'}";
    ReadingList found = read(encoded(later, json.replace('\'', '"')), later);
    assertThat(found.rejects()).isEmpty();
    assertThat(found.readings()).hasSize(1);
  }

  @Test
  void aRecordThatNestsTooDeeplyIsAReject() {
    String ours = ReadingBatch.schema().toString();
    String node =
        "{\"type\":\"record\",\"name\":\"Node\",\"fields\":["
            + "{\"name\":\"next\",\"type\":[\"null\",\"Node\"]}]}";
    String more = ours.substring(0, ours.lastIndexOf("]}"));
    Schema later = new Schema.Parser().parse(more + ",{\"name\":\"tree\",\"type\":" + node + "}]}");
    byte[] record = new byte[500_000];
    Arrays.fill(record, (byte) 2); // one more level each
    System.arraycopy(WireFormat.header(1), 0, record, 0, WireFormat.HEADER_BYTES);
    record[WireFormat.HEADER_BYTES] = 0; // no runs

    assertThat(read(record, later).rejects())
        .extracting(Reject::code)
        .containsExactly(ErrorCode.AVRO_INVALID);
  }
}
