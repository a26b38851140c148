package io.energyiot.analytics.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** Values of a row as text: instants in UTC by ISO 8601, decimals without needless zeros. */
final class CellText {
  private CellText() {}

  /**
   * The cells of a row.
   *
   * @param nothing what a null becomes
   */
  static List<String> of(Row row, String nothing) {
    List<String> cells = new ArrayList<>(row.size());
    for (int i = 0; i < row.size(); i++) {
      cells.add(row.isNullAt(i) ? nothing : of(row.get(i)));
    }
    return cells;
  }

  private static String of(Object value) {
    if (value instanceof BigDecimal decimal) {
      BigDecimal stripped = decimal.stripTrailingZeros();
      return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }
    return value.toString();
  }
}
