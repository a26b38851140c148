package io.energyiot.formats.avro;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/**
 * Walks through a record of any schema, one part at a time, and creates nothing for parts that are
 * not asked for. The length of a record bounds what it costs, whatever its schema says: each part
 * takes a step, and each byte allows a fixed number of steps. For one record.
 */
final class ForeignRecord {
  /** Steps that need no bytes: twice the parts that a schema may have. */
  private static final long STEPS = 2L * SchemaLimits.MAX_PARTS;

  private static final int STEPS_A_BYTE = 8;

  /**
   * Bytes of the longest text. Parts of readings are far shorter; a damaged length must not exhaust
   * memory.
   */
  private static final int LONGEST_TEXT = 4096;

  private final BinaryDecoder decoder;
  private long steps;

  /** Starts reading at {@code from}. */
  ForeignRecord(byte[] bytes, int from) {
    int length = bytes.length - from;
    decoder = DecoderFactory.get().binaryDecoder(bytes, from, length, null);
    steps = STEPS + (long) STEPS_A_BYTE * length;
  }

  /**
   * Returns the branch that was written if {@code schema} is a union, otherwise the schema itself.
   */
  Schema branch(Schema schema) throws IOException {
    return schema.getType() == Schema.Type.UNION
        ? schema.getTypes().get(decoder.readIndex())
        : schema;
  }

  /** Returns how many elements of the array follow; 0 at its end. */
  long elements(boolean first) throws IOException {
    return first ? decoder.readArrayStart() : decoder.arrayNext();
  }

  /** Reads a text, number or bytes; skips anything else and returns only its type. */
  Scalar scalar(Schema schema) throws IOException {
    step();
    Schema type = branch(schema);
    Object value =
        switch (type.getType()) {
          case NULL -> null;
          case STRING -> new String(bytes(length()), StandardCharsets.UTF_8);
          case INT -> (long) decoder.readInt();
          case LONG -> decoder.readLong();
          case FLOAT -> decoder.readFloat();
          case DOUBLE -> decoder.readDouble();
          case ENUM -> type.getEnumSymbols().get(decoder.readEnum());
          case BYTES -> bytes(length());
          case FIXED -> bytes(type.getFixedSize());
          default -> {
            skip(type, 0);
            yield Scalar.NONE;
          }
        };
    return new Scalar(type, value);
  }

  private long length() throws IOException {
    return decoder.readLong();
  }

  private byte[] bytes(long length) throws IOException {
    if (length < 0 || length > LONGEST_TEXT) {
      throw new DamagedException("a text of " + length + " bytes");
    }
    byte[] bytes = new byte[(int) length];
    decoder.readFixed(bytes);
    return bytes;
  }

  /** Skips a part that is not asked for. */
  void skip(Schema schema) throws IOException {
    skip(schema, 0);
  }

  private void skip(Schema schema, int depth) throws IOException {
    step();
    if (depth > SchemaLimits.DEEPEST) {
      throw new DamagedException("it nests deeper than " + SchemaLimits.DEEPEST + " levels");
    }
    switch (schema.getType()) {
      case RECORD -> {
        for (Schema.Field field : schema.getFields()) {
          skip(field.schema(), depth + 1);
        }
      }
      case UNION -> skip(branch(schema), depth + 1);
      case ARRAY -> skipElements(schema.getElementType(), false, depth + 1);
      case MAP -> skipElements(schema.getValueType(), true, depth + 1);
      case STRING, BYTES -> skipBytes(length());
      case FIXED -> skipBytes(schema.getFixedSize());
      case ENUM -> decoder.readEnum();
      case INT -> decoder.readInt();
      case LONG -> decoder.readLong();
      case FLOAT -> decoder.readFloat();
      case DOUBLE -> decoder.readDouble();
      case BOOLEAN -> decoder.readBoolean();
      case NULL -> decoder.readNull();
    }
  }

  /** Skips elements one by one; Avro's own skipping would follow a size that points backwards. */
  private void skipElements(Schema element, boolean keyed, int depth) throws IOException {
    for (long count = elements(true); count > 0; count = elements(false)) {
      for (long i = 0; i < count; i++) {
        if (keyed) {
          skipBytes(length());
        }
        skip(element, depth);
      }
    }
  }

  private void skipBytes(long length) throws IOException {
    if (length < 0 || length > Integer.MAX_VALUE) {
      throw new DamagedException("a part of " + length + " bytes");
    }
    decoder.skipFixed((int) length);
  }

  /** Takes a step for a part that the caller reads. */
  void step() {
    if (--steps < 0) {
      throw new DamagedException("it has far more parts than bytes");
    }
  }

  /** Checks that nothing follows. */
  void end() throws IOException {
    if (!decoder.isEnd()) {
      throw new DamagedException("more follows");
    }
  }
}
