package io.energyiot.formats.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.energyiot.formats.ReadingList;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas and bytes that would take far more time or memory than they have bytes are rejects. */
class HostileSchemaTest {
  private static final Duration SOON = Duration.ofSeconds(2);

  /** A record of two records of two records and so on, which takes no byte at all. */
  private static String tree(int depth) {
    if (depth == 0) {
      return "{'type':'record','name':'R0','fields':[]}";
    }
    return "{'type':'record','name':'R%d','fields':[{'name':'a','type':%s},{'name':'b','type':'R%d'}]}"
        .formatted(depth, tree(depth - 1), depth - 1);
  }

  private static String arrayOf(String items) {
    return "{'type':'array','items':" + items + "}";
  }

  /** The schema of our batches with a field before the runs. */
  private static Schema batchWith(String junk) {
    String ours = ReadingBatch.schema().toString();
    String field = "{'name':'junk','type':" + junk + "},";
    String text =
        ours.replace(
            "\"fields\":[{\"name\":\"runs\"", "\"fields\":[" + field + "{\"name\":\"runs\"");
    return new Schema.Parser().parse(text.replace('\'', '"'));
  }

  private static byte[] record(long... numbers) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(WireFormat.header(1));
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      for (long number : numbers) {
        encoder.writeLong(number);
      }
      encoder.flush();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  static Stream<Arguments> hostile() {
    return Stream.of(
        arguments("tree of depth 31", tree(31), record(0)),
        arguments("tree of depth 45", tree(45), record(0)),
        arguments("trees of depth 8", arrayOf(tree(8)), record(9_999_999, 0, 0)),
        arguments("trees of depth 20", arrayOf(tree(20)), record(9_999_999, 0, 0)),
        arguments("2^31 nulls", arrayOf("'null'"), record(Integer.MAX_VALUE - 10, 0, 0)),
        arguments("2^40 nulls", arrayOf("'null'"), record(1L << 40, 0, 0)),
        arguments(
            "a map of nothing", "{'type':'map','values':" + tree(3) + "}", record(1 << 30, 0)),
        arguments("a block of a negative size", arrayOf("'int'"), record(-1, -3, -1, -3, -1, -3)),
        arguments(
            "a block that jumps back",
            arrayOf("{'type':'record','name':'E','fields':[]}"),
            record(-5, -2, 0, 0)),
        arguments("a text of a negative length", "'string'", record(-7, 0)),
        arguments("bytes of 2^60", "'bytes'", record(1L << 60, 0)),
        arguments("a fixed of 2 GB", "{'type':'fixed','name':'F','size':2000000000}", record(0)),
        arguments(
            "a record that holds itself",
            "{'type':'record','name':'N','fields':[{'name':'n','type':'N'}]}",
            record(0)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void itIsARejectAtOnce(String name, String junk, byte[] record) {
    Schema schema = batchWith(junk);
    AvroReader reader = new AvroReader();
    ReadingList found = new ReadingList();
    assertTimeoutPreemptively(SOON, () -> reader.read(record, schema, found));
    assertThat(found.readings()).isEmpty();
    assertThat(found.rejects()).hasSize(1);
    assertThat(found.rejects().get(0).code())
        .isIn(ErrorCode.AVRO_INVALID, ErrorCode.SCHEMA_UNSUPPORTED);
    assertThat(found.rejects().get(0).detail()).hasSizeLessThan(500);
  }

  @Test
  void manyRecordsOfTheLargestTreeThatIsTakenAreSoonRead() {
    Schema schema = batchWith(tree(12));
    AvroReader reader = new AvroReader();
    ReadingList found = new ReadingList();
    assertTimeoutPreemptively(
        SOON,
        () -> {
          for (int i = 0; i < 1_000; i++) {
            reader.read(record(0), schema, found);
          }
        });
    assertThat(found.rejects()).extracting(Reject::code).isEmpty();
  }

  static Stream<String> schemas() {
    String many = "'null'" + ",{'type':'fixed','name':'F%d','size':1}".repeat(2_000);
    return Stream.of(
        tree(31),
        tree(20),
        "{'type':'record','name':'N','fields':[{'name':'n','type':'N'}]}",
        "[" + many.formatted((Object[]) numbers(2_000)) + "]",
        "{'type':'array','items':".repeat(5_000) + "'int'" + "}".repeat(5_000),
        "[".repeat(100_000),
        "{'type':'enum','name':'E','symbols':['A" + "x".repeat(2_000_000) + "']}");
  }

  private static Integer[] numbers(int count) {
    return Stream.iterate(0, i -> i + 1).limit(count).toArray(Integer[]::new);
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void aSchemaOfTooMuchIsNone(String text) {
    EnergyException failure =
        assertTimeoutPreemptively(
            SOON,
            () ->
                catchThrowableOfType(
                    EnergyException.class, () -> SchemaText.parse(text.replace('\'', '"'))));
    assertThat(failure.code()).isEqualTo(ErrorCode.SCHEMA_INVALID);
    assertThat(failure.getMessage()).hasSizeLessThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 12})
  void aTreeOfSomeThousandRecordsIsStillASchema(int depth) {
    assertThat(SchemaText.parse(tree(depth).replace('\'', '"')).getName()).isEqualTo("R" + depth);
  }
}
