package io.energyiot.formats.avro;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * How Confluent's serializers frame a record in Avro: a zero byte, the number of its schema in a
 * registry as four bytes, big-endian, and Avro's binary encoding. No JSON begins with a zero byte.
 */
public final class WireFormat {
  /** Bytes before the Avro itself. */
  public static final int HEADER_BYTES = 5;

  private static final byte MAGIC = 0;

  private WireFormat() {}

  /** Whether a record is to be read as Avro; it may still be too short for a header. */
  public static boolean isAvro(byte[] value) {
    return value.length > 0 && value[0] == MAGIC;
  }

  /**
   * The number of the schema that a record was written with; empty if it has no whole header.
   *
   * @param value a record that {@link #isAvro}
   */
  public static OptionalInt schemaId(byte[] value) {
    return value.length < HEADER_BYTES
        ? OptionalInt.empty()
        : OptionalInt.of(ByteBuffer.wrap(value).getInt(1));
  }

  /** The header of a record with the schema of that number. */
  public static byte[] header(int schemaId) {
    return ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putInt(schemaId).array();
  }
}
