package io.energyiot.formats.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes structures in Thrift's compact protocol, in which Parquet keeps its headers and its
 * footer. Fields must be written in ascending order of their numbers. For use by one thread.
 */
final class ThriftWriter {
  /** The compact protocol's number of a 32-bit integer. */
  static final int I32 = 5;

  /** The compact protocol's number of a string. */
  static final int BINARY = 8;

  /** The compact protocol's number of a structure. */
  static final int STRUCT = 12;

  private static final int I64 = 6;
  private static final int LIST = 9;
  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int SHORT_LIST = 15;
  private static final int DEEPEST = 16;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
  private final int[] lastFields = new int[DEEPEST];
  private int depth;

  byte[] toBytes() {
    return out.toByteArray();
  }

  ThriftWriter i32(int field, int value) {
    header(field, I32);
    zigzag(value);
    return this;
  }

  ThriftWriter i64(int field, long value) {
    header(field, I64);
    zigzag(value);
    return this;
  }

  ThriftWriter bool(int field, boolean value) {
    header(field, value ? TRUE : FALSE);
    return this;
  }

  ThriftWriter string(int field, String text) {
    return bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  ThriftWriter bytes(int field, byte[] bytes) {
    header(field, BINARY);
    varint(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  /** Begins a structure that is a field; {@link #end} ends it. */
  ThriftWriter struct(int field) {
    header(field, STRUCT);
    return begin();
  }

  /** Begins a list; its elements, {@code size} of them, follow. */
  ThriftWriter list(int field, int elementType, int size) {
    header(field, LIST);
    if (size < SHORT_LIST) {
      out.write((size << 4) | elementType);
    } else {
      out.write((SHORT_LIST << 4) | elementType);
      varint(size);
    }
    return this;
  }

  /** Writes an element of a list of integers. */
  ThriftWriter element(int value) {
    zigzag(value);
    return this;
  }

  /** Writes an element of a list of strings. */
  ThriftWriter element(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    varint(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  /** Begins a structure that is an element of a list; {@link #end} ends it. */
  ThriftWriter begin() {
    lastFields[++depth] = 0;
    return this;
  }

  /** Ends a structure, including the outermost one. */
  ThriftWriter end() {
    out.write(0);
    depth--;
    return this;
  }

  private void header(int field, int type) {
    int step = field - lastFields[depth];
    if (step <= 0 || step > 15) {
      throw new IllegalArgumentException("field " + field + " after " + lastFields[depth]);
    }
    out.write((step << 4) | type);
    lastFields[depth] = field;
  }

  private void zigzag(long value) {
    varint((value << 1) ^ (value >> 63));
  }

  private void varint(long value) {
    long left = value;
    while ((left & ~0x7FL) != 0) {
      out.write((int) ((left & 0x7F) | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
  }
}
