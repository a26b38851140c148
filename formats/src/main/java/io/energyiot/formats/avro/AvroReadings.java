package io.energyiot.formats.avro;

import io.energyiot.formats.ReadingSink;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.Decoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Reads readings from records in Avro: our {@link ReadingBatch}, also of a version with other
 * fields beside ours, and the record of single readings that the demo's simulator sends (see {@link
 * SeedRecord}). A reading that breaks a rule is rejected with its index, the rest is read. For use
 * by one thread.
 */
public final class AvroReadings {
  private final BatchDecoder batches = new BatchDecoder();

  /**
   * Reads a record.
   *
   * @param record in {@link WireFormat}, with a whole header
   * @param writer the schema that its header names
   */
  public void read(byte[] record, Schema writer, ReadingSink sink) {
    try {
      if (writer.equals(ReadingBatch.schema())) {
        batches.read(record, WireFormat.HEADER_BYTES, sink);
      } else if (writer.getFullName().equals(ReadingBatch.schema().getFullName())) {
        batches.read(inOurForm(record, writer), 0, sink);
      } else if (SeedRecord.isOf(writer)) {
        SeedRecord.read(generic(record, writer, writer), sink);
      } else {
        sink.reject(unsupported(writer));
      }
    } catch (DamagedException e) {
      String rule = "the record is not Avro of its schema " + writer.getFullName() + ": ";
      sink.reject(new Reject(0, null, ErrorCode.AVRO_INVALID, rule + e.getMessage()));
    }
  }

  private static Object generic(byte[] record, Schema writer, Schema reader) {
    int from = WireFormat.HEADER_BYTES;
    Decoder bytes = DecoderFactory.get().binaryDecoder(record, from, record.length - from, null);
    return DamagedException.decode(
        () -> new GenericDatumReader<>(writer, reader).read(null, bytes));
  }

  /** A batch of another version, by Avro's rules of resolution. */
  private static byte[] inOurForm(byte[] record, Schema writer) {
    Object batch = generic(record, writer, ReadingBatch.schema());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      new GenericDatumWriter<>(ReadingBatch.schema()).write(batch, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory", e);
    }
    return bytes.toByteArray();
  }

  private static Reject unsupported(Schema writer) {
    return new Reject(
        0,
        null,
        ErrorCode.SCHEMA_UNSUPPORTED,
        "a record of readings is a "
            + ReadingBatch.schema().getFullName()
            + " or has the texts "
            + SeedRecord.FIELDS
            + ", not a "
            + writer.getFullName());
  }
}
