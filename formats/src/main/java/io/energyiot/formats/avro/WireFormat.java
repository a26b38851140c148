package io.energyiot.formats.avro;

import java.nio.ByteBuffer;
import java.util.OptionalInt;

/**
 * Confluent's framing of an Avro record: a zero byte, the number of its schema in a schema registry
 * as four bytes (big-endian), then Avro's binary encoding. JSON never begins with a zero byte.
 */
public final class WireFormat {
  /** Length of the header before the Avro data, in bytes. */
  public static final int HEADER_BYTES = 5;

  private static final byte MAGIC = 0;

  private WireFormat() {}

  /** Returns whether a record is to be read as Avro; it may still be too short for a header. */
  public static boolean isAvro(byte[] value) {
    return value.length > 0 && value[0] == MAGIC;
  }

  /**
   * Returns the number of the schema that a record was written with; empty if its header is
   * incomplete.
   *
   * @param value a record for which {@link #isAvro} is true
   */
  public static OptionalInt schemaId(byte[] value) {
    return value.length < HEADER_BYTES
        ? OptionalInt.empty()
        : OptionalInt.of(ByteBuffer.wrap(value).getInt(1));
  }

  /** Returns the header of a record written with the schema of that number. */
  public static byte[] header(int schemaId) {
    return ByteBuffer.allocate(HEADER_BYTES).put(MAGIC).putInt(schemaId).array();
  }
}
