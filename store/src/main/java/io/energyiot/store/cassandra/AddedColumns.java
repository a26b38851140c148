package io.energyiot.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.schema.TableMetadata;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Adds columns that tables of earlier releases lack. */
public final class AddedColumns {
  private AddedColumns() {}

  /**
   * Adds those columns to a table that it does not have yet.
   *
   * @param columns the type of each, by name
   */
  public static void to(CqlSession session, String table, Map<String, String> columns) {
    Optional<TableMetadata> known = TableCreation.find(session, table);
    String missing =
        columns.entrySet().stream()
            .filter(each -> known.flatMap(it -> it.getColumn(each.getKey())).isEmpty())
            .map(each -> each.getKey() + " " + each.getValue())
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      session.execute("ALTER TABLE %s ADD IF NOT EXISTS (%s)".formatted(table, missing));
    }
  }
}
