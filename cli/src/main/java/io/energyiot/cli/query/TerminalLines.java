package io.energyiot.cli.query;

import java.nio.charset.Charset;

/**
 * What lines may look like.
 *
 * @param columns how many characters a line may have
 * @param blocks whether the terminal can show block elements; else bars are of {@code #}
 */
record TerminalLines(int columns, boolean blocks) {
  private static final int USUAL_COLUMNS = 80;
  private static final int FEWEST_COLUMNS = 40;

  /** Where this process prints to: as wide as {@code energy.columns} says, or 80 columns. */
  static TerminalLines now() {
    return of(System.getProperty("energy.columns", ""), Charset.defaultCharset());
  }

  static TerminalLines of(String columns, Charset charset) {
    int count = columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : USUAL_COLUMNS;
    boolean blocks = charset.canEncode() && charset.newEncoder().canEncode("█▏");
    return new TerminalLines(Math.max(FEWEST_COLUMNS, count), blocks);
  }
}
