package io.energyiot.formats.parquet;

import java.nio.ByteBuffer;

/** The distinct values that a column has in a row group, numbered as they come, from 0. */
interface ParquetDictionary {
  /** How many there are. */
  int size();

  /** Bytes that a value takes in the plain encoding. */
  int length(int number);

  /** Writes a value in the plain encoding. */
  void putPlain(int number, ByteBuffer to);

  /** The order of two values by what the column means. */
  int compare(int one, int other);

  /** A value as statistics have it. */
  byte[] bytes(int number);

  /** Forgets all of them. */
  void clear();
}
