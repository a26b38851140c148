package io.energyiot.store.deployment;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.energyiot.store.cassandra.TableCreation;

/** The table of what is fixed once for a deployment, by name. */
final class DeploymentTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS deployment (
        name text PRIMARY KEY,
        value text
      ) WITH comment = 'what was decided once, before the first load'
      """;

  private final PreparedStatement insert;
  private final PreparedStatement select;

  DeploymentTable(CqlSession session) {
    TableCreation.create(session, "deployment", CREATE);
    insert = session.prepare("INSERT INTO deployment (name, value) VALUES (?, ?) IF NOT EXISTS");
    select = session.prepare("SELECT value FROM deployment WHERE name = ?");
  }

  /** Answers with the columns {@code [applied]} and, if the name was set before, {@code value}. */
  BoundStatement insertIfAbsent(String name, String value) {
    return insert.bind(name, value);
  }

  /** Column {@code value}, or no row. */
  BoundStatement select(String name) {
    return select.bind(name);
  }
}
