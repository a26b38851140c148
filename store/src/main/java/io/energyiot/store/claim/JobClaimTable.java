package io.energyiot.store.claim;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.energyiot.store.cassandra.TableCreation;
import java.util.UUID;

/** The table of claims. A row lapses unless its holder renews it. */
final class JobClaimTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS job_claim (
        name text PRIMARY KEY,
        holder uuid
      ) WITH comment = 'days that a rollup computes now, the schedule at work, places written to'
      """;

  private final PreparedStatement insert;
  private final PreparedStatement renew;
  private final PreparedStatement delete;

  JobClaimTable(CqlSession session) {
    TableCreation.create(session, "job_claim", CREATE);
    insert =
        session.prepare(
            "INSERT INTO job_claim (name, holder) VALUES (?, ?) IF NOT EXISTS USING TTL ?");
    renew =
        session.prepare("UPDATE job_claim USING TTL ? SET holder = ? WHERE name = ? IF holder = ?");
    delete = session.prepare("DELETE FROM job_claim WHERE name = ? IF holder = ?");
  }

  /** Answers with the columns {@code [applied]} and, if the claim is taken, {@code holder}. */
  BoundStatement insert(String name, UUID holder, int ttlSeconds) {
    return insert.bind(name, holder, ttlSeconds);
  }

  BoundStatement renew(String name, UUID holder, int ttlSeconds) {
    return renew.bind(ttlSeconds, holder, name, holder);
  }

  BoundStatement delete(String name, UUID holder) {
    return delete.bind(name, holder);
  }
}
