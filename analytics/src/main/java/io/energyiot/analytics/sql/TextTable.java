package io.energyiot.analytics.sql;

import java.io.PrintWriter;
import java.util.List;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Rows in columns that are as wide as they need to be, numbers to the right.
 *
 * @param schema names and types of the columns
 * @param rows their cells
 */
record TextTable(StructType schema, List<List<String>> rows) {

  void print(PrintWriter out) {
    StructField[] fields = schema.fields();
    int[] widths = new int[fields.length];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = fields[i].name().length();
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    print(List.of(schema.fieldNames()), widths, out);
    rows.forEach(row -> print(row, widths, out));
  }

  private void print(List<String> cells, int[] widths, PrintWriter out) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String blanks = " ".repeat(widths[i] - cells.get(i).length());
      boolean right = schema.fields()[i].dataType() instanceof NumericType;
      line.append(i == 0 ? "" : "  ").append(right ? blanks : "").append(cells.get(i));
      line.append(right ? "" : blanks);
    }
    out.println(line.toString().stripTrailing());
  }
}
