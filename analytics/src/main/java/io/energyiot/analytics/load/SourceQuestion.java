package io.energyiot.analytics.load;

import com.datastax.oss.driver.api.core.CqlIdentifier;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.schema.ColumnMetadata;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import io.energyiot.jobs.SourceTable;
import io.energyiot.model.Channel;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.Serializable;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a piece of a table is asked for.
 *
 * @param cql with the bounds of the piece as parameters; answers with device, time, value and
 *     perhaps channel
 * @param channel of all rows; null if a column has it
 */
record SourceQuestion(String cql, String channel) implements Serializable {
  private static final Set<DataType> TIMES = Set.of(DataTypes.TIMESTAMP, DataTypes.BIGINT);
  private static final Set<DataType> VALUES =
      Set.of(
          DataTypes.DECIMAL,
          DataTypes.DOUBLE,
          DataTypes.FLOAT,
          DataTypes.INT,
          DataTypes.BIGINT,
          DataTypes.VARINT,
          DataTypes.SMALLINT,
          DataTypes.TEXT);

  /**
   * The question for a table that exists.
   *
   * @throws EnergyException with {@link ErrorCode#PARAMETER_INVALID} if it does not, or a column is
   *     missing or of another type
   */
  static SourceQuestion of(SourceTable source, CqlSession session) {
    TableMetadata table =
        session
            .getMetadata()
            .getKeyspace(CqlIdentifier.fromInternal(source.keyspace()))
            .flatMap(found -> found.getTable(CqlIdentifier.fromInternal(source.table())))
            .orElseThrow(() -> invalid("there is no table " + source));
    CqlIdentifier device = column(table, source.device()).getName();
    CqlIdentifier time = typed(table, source.time(), TIMES);
    CqlIdentifier value = typed(table, source.value(), VALUES);
    Optional<ColumnMetadata> channel = find(table, source.channel());
    String keys =
        table.getPartitionKey().stream()
            .map(key -> key.getName().asCql(true))
            .collect(Collectors.joining(", "));
    String cql =
        "SELECT %s, %s, %s%s FROM %s.%s WHERE token(%s) > ? AND token(%s) <= ?"
            .formatted(
                device.asCql(true),
                time.asCql(true),
                value.asCql(true),
                channel.map(found -> ", " + found.getName().asCql(true)).orElse(""),
                table.getKeyspace().asCql(true),
                table.getName().asCql(true),
                keys,
                keys);
    return new SourceQuestion(
        cql, channel.isPresent() ? null : Channel.of(source.channel()).name());
  }

  private static Optional<ColumnMetadata> find(TableMetadata table, String name) {
    return table.getColumn(CqlIdentifier.fromInternal(name));
  }

  private static ColumnMetadata column(TableMetadata table, String name) {
    return find(table, name)
        .orElseThrow(
            () ->
                invalid(
                    "%s has no column %s; it has %s"
                        .formatted(table.getName(), name, table.getColumns().keySet())));
  }

  private static CqlIdentifier typed(TableMetadata table, String name, Set<DataType> types) {
    ColumnMetadata column = column(table, name);
    if (!types.contains(column.getType())) {
      throw invalid(
          "column %s of %s is of type %s, and not one of %s"
              .formatted(name, table.getName(), column.getType(), types));
    }
    return column.getName();
  }

  private static EnergyException invalid(String what) {
    return new EnergyException(ErrorCode.PARAMETER_INVALID, what);
  }
}
