package io.energyiot.formats.parquet;

import org.apache.parquet.format.Statistics;

/** Makes the statistics by which readers skip row groups. */
final class ParquetStatistics {
  private ParquetStatistics() {}

  /** Returns the statistics of a column; without min and max if no row has a value. */
  static Statistics of(ParquetColumn<?> column) {
    Statistics statistics = new Statistics().setNull_count(column.nulls());
    ParquetDictionary values = column.values();
    if (values.size() == 0) {
      return statistics;
    }
    int min = 0;
    int max = 0;
    for (int number = 1; number < values.size(); number++) {
      min = values.compare(number, min) < 0 ? number : min;
      max = values.compare(number, max) > 0 ? number : max;
    }
    return statistics.setMin_value(values.bytes(min)).setMax_value(values.bytes(max));
  }
}
