package io.energyiot.server.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.formats.avro.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Makes Avro of its JSON encoding, in the framing of Confluent's serializers.
 *
 * @param id the schema's number in the registry
 */
record AvroSerializer(int id, Schema schema) implements Serializer {
  @Override
  public byte[] bytes(JsonNode json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(WireFormat.header(id));
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      Object datum =
          new GenericDatumReader<>(schema)
              .read(null, DecoderFactory.get().jsonDecoder(schema, json.toString()));
      new GenericDatumWriter<>(schema).write(datum, encoder);
      encoder.flush();
    } catch (IOException
        | AvroRuntimeException
        | ClassCastException
        | IllegalArgumentException
        | UnsupportedOperationException e) { // all of which Avro throws for JSON that does not fit
      throw new ProxyException(
          ProxyError.CONVERSION_FAILED, "Conversion of JSON to Avro failed: " + e.getMessage());
    }
    return bytes.toByteArray();
  }

  @Override
  public Integer schemaId() {
    return id;
  }
}
