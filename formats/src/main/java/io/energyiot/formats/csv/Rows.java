package io.energyiot.formats.csv;

import io.energyiot.formats.bytes.ByteLines;
import io.energyiot.model.error.BrokenRuleException;

/** Understands the lines of one form of CSV. Keeps state from line to line. */
interface Rows {
  /**
   * Passes on what a line holds.
   *
   * @param line its number in the file
   * @param lines stands at the line, which is not blank
   * @throws BrokenRuleException if the line breaks a rule; {@link #column} has the name of the
   *     column for its field
   */
  void read(long line, ByteLines lines);

  /** What the file calls the field that the model calls {@code field}; null stays null. */
  String column(String field);
}
