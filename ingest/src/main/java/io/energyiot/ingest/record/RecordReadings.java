package io.energyiot.ingest.record;

import io.energyiot.formats.ReadingSink;
import io.energyiot.formats.avro.AvroReader;
import io.energyiot.formats.avro.WireFormat;
import io.energyiot.formats.json.JsonLimits;
import io.energyiot.formats.json.JsonReader;
import io.energyiot.ingest.registry.SchemaRegistry;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.ErrorType;
import io.energyiot.model.error.Reject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.OptionalInt;
import org.apache.avro.Schema;

/**
 * Reads the readings of a record: Avro with the id of its schema if the first byte is zero, JSON
 * otherwise. For one thread.
 */
public final class RecordReadings {
  private final SchemaRegistry registry;
  private final AvroReader avro = new AvroReader();
  private final JsonReader json = new JsonReader(JsonLimits.DEFAULT);

  /** Takes schemas from {@code registry}. */
  public RecordReadings(SchemaRegistry registry) {
    this.registry = registry;
  }

  /**
   * Passes on the record's readings and rejects.
   *
   * @throws EnergyException with {@link ErrorCode#REGISTRY_UNAVAILABLE} before anything is passed
   *     on; the same record may be good when the schema registry answers again
   */
  public void read(byte[] value, ReadingSink sink) {
    if (WireFormat.isAvro(value)) {
      readAvro(value, sink);
      return;
    }
    try {
      json.readDocument(value, sink);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private void readAvro(byte[] value, ReadingSink sink) {
    OptionalInt id = WireFormat.schemaId(value);
    if (id.isEmpty()) {
      String rule = "a record in Avro begins with the five bytes of its schema's number";
      sink.reject(new Reject(0, null, ErrorCode.AVRO_INVALID, rule));
      return;
    }
    Schema schema;
    try {
      schema = registry.schema(id.getAsInt());
    } catch (EnergyException e) {
      if (e.code().type() != ErrorType.USER) {
        throw e;
      }
      sink.reject(new Reject(0, null, e.code(), e.getMessage()));
      return;
    }
    avro.read(value, schema, sink);
  }
}
