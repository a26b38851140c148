package io.energyiot.formats.avro;

import io.energyiot.formats.ReadingSink;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.util.IdentityHashMap;
import org.apache.avro.Schema;

/**
 * Reads readings from Avro records of three kinds: our own {@link ReadingBatch}, batches of other
 * programs that have its fields (see {@link ForeignBatch}), and records of one reading as the
 * demo's simulator sends them (see {@link SeedRecord}). A reading that breaks a rule is rejected
 * with its index; the rest is read. The length of a record bounds what it costs. For use by one
 * thread.
 */
public final class AvroReader {
  private static final int MAX_REMEMBERED = 1_000;

  private final BatchDecoder batches = new BatchDecoder();
  private final IdentityHashMap<Schema, Form> forms = new IdentityHashMap<>();

  /** Kinds of records, by their schema. */
  private enum Kind {
    OURS,
    BATCH,
    SINGLE,
    NONE
  }

  /**
   * How the records of a schema are read.
   *
   * @param reason why they are not readings; null if they are
   */
  private record Form(Kind kind, Reject reason) {
    Form(Kind kind) {
      this(kind, null);
    }
  }

  /**
   * Reads a record.
   *
   * @param record in {@link WireFormat}, with a complete header
   * @param writer the schema that its header names
   */
  public void read(byte[] record, Schema writer, ReadingSink sink) {
    Form form = form(writer);
    int from = WireFormat.HEADER_BYTES;
    try {
      switch (form.kind()) {
        case OURS -> batches.read(record, from, sink);
        case BATCH -> new ForeignBatch(new ForeignRecord(record, from), sink).read(writer);
        case SINGLE -> SeedRecord.read(new ForeignRecord(record, from), writer, sink);
        case NONE -> sink.reject(form.reason());
      }
    } catch (DamagedException e) {
      String rule = "the record is not Avro of its schema " + writer.getFullName() + ": ";
      sink.reject(new Reject(0, null, ErrorCode.AVRO_INVALID, rule + e.getMessage()));
    }
  }

  private Form form(Schema writer) {
    Form known = forms.get(writer);
    if (known == null) {
      known = findForm(writer);
      if (forms.size() == MAX_REMEMBERED) {
        forms.clear();
      }
      forms.put(writer, known);
    }
    return known;
  }

  private static Form findForm(Schema writer) {
    try {
      SchemaLimits.check(writer);
    } catch (EnergyException e) {
      return unsupported(e.getMessage());
    }
    if (writer.equals(ReadingBatch.schema())) {
      return new Form(Kind.OURS);
    }
    if (ForeignBatch.isOf(writer)) {
      return new Form(Kind.BATCH);
    }
    return SeedRecord.isOf(writer)
        ? new Form(Kind.SINGLE)
        : unsupported(
            "a record of readings is a "
                + ReadingBatch.schema().getFullName()
                + " or has the fields "
                + SeedRecord.FIELDS
                + " and no interval or quality, not a "
                + writer.getFullName());
  }

  private static Form unsupported(String rule) {
    return new Form(Kind.NONE, new Reject(0, null, ErrorCode.SCHEMA_UNSUPPORTED, rule));
  }
}
