package io.energyiot.formats.csv;

import io.energyiot.formats.bytes.ByteLines;
import io.energyiot.model.error.BrokenRuleException;

/** Reads the lines of one form of CSV. Keeps state from line to line. */
interface Rows {
  /**
   * Reads a line and passes on its readings.
   *
   * @param line its number in the file
   * @param lines positioned at the line, which is not blank
   * @throws BrokenRuleException if the line breaks a rule; {@link #column} gives the column name of
   *     its field
   */
  void read(long line, ByteLines lines);

  /** Returns the file's name of the model's {@code field}; null for null. */
  String column(String field);
}
