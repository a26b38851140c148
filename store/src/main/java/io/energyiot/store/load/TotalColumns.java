package io.energyiot.store.load;

import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.Row;

/** The columns of {@link LoadTotals}, which loads and their files both have. */
final class TotalColumns {
  /** The columns in the definition of a table. */
  static final String DEFINITION =
      """
        readings bigint,
        meter_days bigint,
        repeated bigint,
        rejected bigint,
        block_bytes bigint,
        first_day date,
        last_day date,
      """;

  private TotalColumns() {}

  static BoundStatementBuilder set(LoadTotals totals, BoundStatementBuilder row) {
    return row.setLong("readings", totals.readings())
        .setLong("meter_days", totals.meterDays())
        .setLong("repeated", totals.repeated())
        .setLong("rejected", totals.rejected())
        .setLong("block_bytes", totals.blockBytes())
        .setLocalDate("first_day", totals.firstDay())
        .setLocalDate("last_day", totals.lastDay());
  }

  static LoadTotals get(Row row) {
    return new LoadTotals(
        row.getLong("readings"),
        row.getLong("meter_days"),
        row.getLong("repeated"),
        row.getLong("rejected"),
        row.getLong("block_bytes"),
        row.getLocalDate("first_day"),
        row.getLocalDate("last_day"));
  }
}
