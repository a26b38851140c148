package io.energyiot.formats.avro;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.formats.ReadingList;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Reading;
import io.energyiot.model.Series;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;

/** Whatever is written is read again, by us and by anyone who has the schema. */
class ReadingBatchTest {
  private static final int ID = 0x01020304;

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final ReadingBatchWriter writer = new ReadingBatchWriter(ID);
  private final AvroReader reader = new AvroReader();

  @Test
  void randomReadingsComeBackAsTheyWere() throws IOException {
    for (int i = 0; i < 500; i++) {
      List<Reading> readings = EncodedBatches.random(random);
      byte[] record = writer.write(readings);
      ReadingList found = new ReadingList();
      reader.read(record, ReadingBatch.schema(), found);
      assertThat(found.rejects()).as("seed %d", seed).isEmpty();
      assertThat(found.readings()).as("seed %d", seed).isEqualTo(readings);
      assertThat(generic(record)).as("seed %d, by Avro itself", seed).isEqualTo(readings);
    }
  }

  /** As any consumer may read them. */
  private static List<Reading> generic(byte[] record) throws IOException {
    List<Reading> readings = new ArrayList<>();
    for (GenericRecord run : runs(record)) {
      List<?> values = (List<?>) run.get("values");
      List<?> qualities = (List<?>) run.get("qualities");
      int interval = (int) run.get("interval");
      for (int i = 0; i < values.size(); i++) {
        String quality = qualities.isEmpty() ? "ACTUAL" : qualities.get(i).toString();
        readings.add(
            new Reading(
                new Series(
                    run.get("device_id").toString(), Channel.of(run.get("channel").toString())),
                (long) run.get("start") + i * (interval * 1000L),
                interval,
                values.get(i) == null ? null : new BigDecimal(values.get(i).toString()),
                Quality.parse(quality)));
      }
    }
    return readings;
  }

  @SuppressWarnings("unchecked")
  private static List<GenericRecord> runs(byte[] record) throws IOException {
    GenericRecord batch =
        new GenericDatumReader<GenericRecord>(ReadingBatch.schema())
            .read(null, DecoderFactory.get().binaryDecoder(record, 5, record.length - 5, null));
    return (List<GenericRecord>) batch.get("runs");
  }

  @Test
  void theHeaderIsAsConfluentsSerializersWriteIt() {
    byte[] record = writer.write(List.of());
    assertThat(record).containsExactly(0, 1, 2, 3, 4, 0);
    assertThat(WireFormat.isAvro(record)).isTrue();
    assertThat(WireFormat.schemaId(record)).hasValue(ID);
    assertThat(WireFormat.schemaId(Arrays.copyOf(record, 4))).isEmpty();
    assertThat(WireFormat.isAvro(new byte[] {'['})).isFalse();
    assertThat(WireFormat.isAvro(new byte[0])).isFalse();
  }

  @Test
  void readingsWithoutAGapAreOneRunAndAGapBeginsAnother() throws IOException {
    Reading first = reading(0, "1");
    List<Reading> readings = List.of(first, reading(900_000, "2"), reading(2_700_000, "3"));
    assertThat(runs(writer.write(readings))).hasSize(2);
    assertThat(runs(writer.write(readings)).get(0).get("qualities")).isEqualTo(List.of());
  }

  private static Reading reading(long start, String value) {
    Series series = new Series("a", Channel.KWH);
    return new Reading(series, start, 900, new BigDecimal(value), Quality.ACTUAL);
  }

  @Test
  void symbolsAreInTheOrderOfCodes() {
    List<String> symbols =
        ReadingBatch.schema()
            .getField("runs")
            .schema()
            .getElementType()
            .getField("qualities")
            .schema()
            .getElementType()
            .getEnumSymbols();
    assertThat(symbols).hasSize(Quality.codes());
    for (int code = 0; code < symbols.size(); code++) {
      assertThat(Quality.ofCode(code)).hasToString(symbols.get(code));
    }
  }
}
