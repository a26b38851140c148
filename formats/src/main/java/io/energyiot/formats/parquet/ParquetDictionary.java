package io.energyiot.formats.parquet;

import java.nio.ByteBuffer;

/**
 * The distinct values of a column in a row group, numbered from 0 in the order of their arrival.
 */
interface ParquetDictionary {
  /** Returns the number of values. */
  int size();

  /** Returns the length of a value in the plain encoding, in bytes. */
  int length(int number);

  /** Writes a value in the plain encoding. */
  void putPlain(int number, ByteBuffer to);

  /** Compares two values by the meaning of the column. */
  int compare(int one, int other);

  /** Returns a value in the form of statistics. */
  byte[] bytes(int number);

  /** Forgets all values. */
  void clear();
}
