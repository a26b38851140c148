package io.energyiot.store.access;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.access.Role;
import io.energyiot.model.access.Scope;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.store.cassandra.TableCreation;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The table of API keys: a partition a key, a few hundred in all. No row is ever deleted. */
final class ApiKeyTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS api_key (
        id text PRIMARY KEY,
        hash blob,
        name text,
        roles set<text>,
        scope set<text>,
        created_by text,
        created timestamp,
        expires timestamp,
        last_used timestamp,
        revoked timestamp
      ) WITH comment = 'API keys; of their texts only SHA-256'
      """;

  private final PreparedStatement insert;
  private final PreparedStatement select;
  private final PreparedStatement all;
  private final PreparedStatement revoke;
  private final PreparedStatement use;

  ApiKeyTable(CqlSession session) {
    TableCreation.create(session, "api_key", CREATE);
    insert =
        session.prepare(
            "INSERT INTO api_key (id, hash, name, roles, scope, created_by, created, expires)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    select = session.prepare("SELECT * FROM api_key WHERE id = ?");
    all = session.prepare("SELECT * FROM api_key LIMIT ?");
    revoke = session.prepare("UPDATE api_key SET revoked = ? WHERE id = ?");
    use = session.prepare("UPDATE api_key SET last_used = ? WHERE id = ?");
  }

  BoundStatement insert(ApiKey key) {
    return insert.bind(
        key.id(),
        key.hash(),
        key.name(),
        key.roles().stream().map(Role::text).collect(Collectors.toSet()),
        Set.copyOf(key.scope().texts()),
        key.createdBy(),
        key.created(),
        key.expires());
  }

  /** Reads a key: one row or none. */
  BoundStatement select(String id) {
    return select.bind(id);
  }

  /** Reads all keys, in no order. */
  BoundStatement all(int limit) {
    return all.bind(limit);
  }

  BoundStatement revoke(String id, Instant at) {
    return revoke.bind(at, id);
  }

  BoundStatement use(String id, Instant at) {
    return use.bind(at, id);
  }

  /** Reads a key. Of roles and a scope that only another release knows, nothing may be done. */
  static ApiKey key(Row row) {
    Optional<Scope> scope = scope(row.getSet("scope", String.class));
    return new ApiKey(
        row.getString("id"),
        row.getString("name"),
        scope.isEmpty() ? Set.of() : roles(row.getSet("roles", String.class)),
        scope.orElse(Scope.NOTHING),
        row.getString("created_by"),
        row.getInstant("created"),
        row.getInstant("expires"),
        row.getInstant("last_used"),
        row.getInstant("revoked"),
        row.getByteBuffer("hash"));
  }

  private static Optional<Scope> scope(Set<String> texts) {
    try {
      return Optional.of(Scope.of(texts));
    } catch (BrokenRuleException e) {
      return Optional.empty();
    }
  }

  private static Set<Role> roles(Set<String> names) {
    return names.stream().flatMap(name -> Role.find(name).stream()).collect(Collectors.toSet());
  }
}
