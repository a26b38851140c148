package io.energyiot.formats.avro;

import io.energyiot.model.Quality;
import io.energyiot.model.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/** Writes readings as records of {@link ReadingBatch}. For use by one thread. */
public final class ReadingBatchWriter {
  private static final int NULL = 0;
  private static final int TEXT = 1;

  private final byte[] header;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
  private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);

  /**
   * @param schemaId the number of the batch's schema in the schema registry
   */
  public ReadingBatchWriter(int schemaId) {
    this.header = WireFormat.header(schemaId);
  }

  /**
   * Writes one record in Confluent's framing. Neighbours in the list become one run if they have
   * the same series and interval length and follow each other without a gap.
   */
  public byte[] write(List<Reading> readings) {
    bytes.reset();
    bytes.writeBytes(header);
    try {
      encoder.writeArrayStart();
      int from = 0;
      while (from < readings.size()) {
        int to = endOfRun(readings, from);
        encoder.setItemCount(1); // one block per run: the number of runs is known only at the end
        encoder.startItem();
        writeRun(readings.subList(from, to));
        from = to;
      }
      encoder.writeArrayEnd();
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory", e);
    }
    return bytes.toByteArray();
  }

  private static int endOfRun(List<Reading> readings, int from) {
    Reading last = readings.get(from);
    for (int i = from + 1; i < readings.size(); i++) {
      Reading next = readings.get(i);
      if (next.start() != last.start() + last.interval() * 1000L
          || next.interval() != last.interval()
          || !next.series().equals(last.series())) {
        return i;
      }
      last = next;
    }
    return readings.size();
  }

  private void writeRun(List<Reading> run) throws IOException {
    Reading first = run.get(0);
    encoder.writeString(first.series().deviceId());
    encoder.writeString(first.series().channel().name());
    encoder.writeLong(first.start());
    encoder.writeInt(first.interval());
    writeValues(run);
    writeQualities(run);
  }

  private void writeValues(List<Reading> run) throws IOException {
    encoder.writeArrayStart();
    encoder.setItemCount(run.size());
    for (Reading reading : run) {
      encoder.startItem();
      if (reading.value() == null) {
        encoder.writeIndex(NULL);
      } else {
        encoder.writeIndex(TEXT);
        encoder.writeString(reading.value().toPlainString());
      }
    }
    encoder.writeArrayEnd();
  }

  private void writeQualities(List<Reading> run) throws IOException {
    encoder.writeArrayStart();
    if (!allActual(run)) {
      encoder.setItemCount(run.size());
      for (Reading reading : run) {
        encoder.startItem();
        encoder.writeEnum(symbol(reading.quality()));
      }
    }
    encoder.writeArrayEnd();
  }

  private static int symbol(Quality quality) {
    if (quality != quality.kind()) {
      throw new IllegalArgumentException("a record has no room for " + quality.text());
    }
    return quality.code();
  }

  private static boolean allActual(List<Reading> run) {
    for (Reading reading : run) {
      if (reading.quality() != Quality.ACTUAL) {
        return false;
      }
    }
    return true;
  }
}
