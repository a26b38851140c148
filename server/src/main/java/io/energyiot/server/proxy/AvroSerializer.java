package io.energyiot.server.proxy;

import io.energyiot.formats.avro.WireFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonDecoder;

/** Turns Avro's JSON encoding into Avro, framed as Confluent's serializers do. */
final class AvroSerializer implements Serializer {
  private final int id;
  private final Schema schema;
  private final GenericDatumReader<Object> reader;
  private final GenericDatumWriter<Object> writer;
  private JsonDecoder decoder;

  /**
   * @param id the schema's number in the schema registry
   */
  AvroSerializer(int id, Schema schema) {
    this.id = id;
    this.schema = schema;
    this.reader = new GenericDatumReader<>(schema);
    this.writer = new GenericDatumWriter<>(schema);
  }

  @Override
  public byte[] bytes(byte[] json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(WireFormat.header(id));
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    try {
      writer.write(reader.read(null, decode(json)), encoder);
      encoder.flush();
    } catch (IOException
        | AvroRuntimeException
        | ClassCastException
        | IllegalArgumentException
        | UnsupportedOperationException
            e) { // Avro throws all of these for JSON that does not fit the schema
      throw new ProxyException(
          ProxyError.CONVERSION_FAILED, "Conversion of JSON to Avro failed: " + e.getMessage());
    }
    return bytes.toByteArray();
  }

  /** Reuses one decoder for all records, since creating one walks through the whole schema. */
  private JsonDecoder decode(byte[] json) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(json);
    decoder =
        decoder == null ? DecoderFactory.get().jsonDecoder(schema, in) : decoder.configure(in);
    return decoder;
  }

  @Override
  public Integer schemaId() {
    return id;
  }
}
