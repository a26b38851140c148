package io.energyiot.bulk.row;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Some cells of a row as bytes, for a list of columns that both sides know. Each cell is its
 * value's length in two bytes, then the value; or −1 if the row's value is deleted, or −2 if it
 * stays as it is.
 */
public final class PackedCells {
  private static final short DELETED = -1;
  private static final short UNTOUCHED = -2;

  private final ByteArrayOutputStream packed = new ByteArrayOutputStream(128);

  /** Takes what comes out of packed cells, in the order of their columns. */
  public interface Taker {
    /** Takes a value in Cassandra's form. */
    void value(int column, ByteBuffer value);

    /** Takes a value that is deleted. */
    void deleted(int column);
  }

  /** Adds the value of the next column, in Cassandra's form. */
  public void value(ByteBuffer value) {
    byte[] bytes = new byte[value.remaining()];
    value.duplicate().get(bytes);
    if (bytes.length > Short.MAX_VALUE) {
      throw new IllegalArgumentException(bytes.length + " bytes in a cell");
    }
    putLength((short) bytes.length);
    packed.writeBytes(bytes);
  }

  /** Deletes the value of the next column. */
  public void deleted() {
    putLength(DELETED);
  }

  /** Leaves the next column as it is. */
  public void untouched() {
    putLength(UNTOUCHED);
  }

  private void putLength(short length) {
    packed.write(length >> Byte.SIZE);
    packed.write(length);
  }

  /** Returns the cells added so far, and begins anew. */
  public byte[] take() {
    byte[] taken = packed.toByteArray();
    packed.reset();
    return taken;
  }

  /** Passes all cells but those that stay as they are to {@code taker}. */
  public static void forEach(byte[] cells, Taker taker) {
    ByteBuffer left = ByteBuffer.wrap(cells);
    for (int column = 0; left.hasRemaining(); column++) {
      short length = left.getShort();
      if (length == DELETED) {
        taker.deleted(column);
      } else if (length != UNTOUCHED) {
        taker.value(column, left.slice(left.position(), length));
        left.position(left.position() + length);
      }
    }
  }

  /**
   * Merges rows of the same columns: each cell comes from the last row that touches it.
   *
   * @param rows at least one
   */
  static byte[] merge(List<byte[]> rows) {
    PackedCells merged = new PackedCells();
    List<ByteBuffer> left = rows.stream().map(ByteBuffer::wrap).toList();
    while (left.get(0).hasRemaining()) {
      short found = UNTOUCHED;
      ByteBuffer value = null;
      for (ByteBuffer row : left) {
        short length = row.getShort();
        if (length != UNTOUCHED) {
          found = length;
          value = row.slice(row.position(), Math.max(0, length));
          row.position(row.position() + Math.max(0, length));
        }
      }
      merged.putLength(found);
      if (found > 0) {
        merged.packed.writeBytes(bytes(value));
      }
    }
    return merged.take();
  }

  private static byte[] bytes(ByteBuffer value) {
    byte[] bytes = new byte[value.remaining()];
    value.get(bytes);
    return bytes;
  }
}
