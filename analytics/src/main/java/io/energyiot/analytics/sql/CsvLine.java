package io.energyiot.analytics.sql;

import java.util.List;
import java.util.stream.Collectors;

/** A line of CSV by RFC 4180. */
final class CsvLine {
  private CsvLine() {}

  /** A line of cells, with its end. */
  static String of(List<String> cells) {
    return cells.stream().map(CsvLine::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
