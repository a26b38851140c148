package io.energyiot.store.access;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.ResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.cassandra.StoreClock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The API keys of all servers. Methods that fail do so with {@link EnergyException} with {@link
 * ErrorCode#CASSANDRA_UNAVAILABLE}.
 */
public final class ApiKeys {
  private static final Duration USE_STEP = Duration.ofMinutes(1);
  private static final int MAX_LISTED = 10_000;

  private final CqlSession session;
  private final ApiKeyTable table;
  private final StoreClock clock;

  /** Creates the table if it is not there. */
  public ApiKeys(CqlSession session, StoreClock clock) {
    this.session = session;
    this.table = new ApiKeyTable(session);
    this.clock = clock;
  }

  /**
   * Makes a key.
   *
   * @param by the subject of who wants it
   * @throws EnergyException with {@link ErrorCode#KEY_INVALID} too, if it would have expired
   */
  public CreatedKey create(NewKey wanted, String by) {
    Instant now = clock.instant();
    wanted.checkExpiry(now);
    KeyText text = KeyText.random();
    ApiKey key =
        new ApiKey(
            text.id(),
            wanted.name(),
            wanted.roles(),
            wanted.scope(),
            by,
            now,
            wanted.expires(),
            null,
            null,
            ByteBuffer.wrap(text.hash()).asReadOnlyBuffer());
    execute(table.insert(key), "storing an API key");
    return new CreatedKey(key, text);
  }

  /** Finds a key without waiting for it; what is found may be revoked or expired. */
  public CompletionStage<Optional<ApiKey>> find(String id) {
    return session
        .executeAsync(table.select(id))
        .handle(
            (rows, failure) -> {
              if (failure != null) {
                throw new CompletionException(
                    Cassandra.unavailable("looking for an API key", failure));
              }
              return first(rows);
            });
  }

  /** A row that only the time of a use has written, of a key that is unknown, has no hash. */
  private static Optional<ApiKey> first(AsyncResultSet rows) {
    Row row = rows.one();
    return row == null || row.isNull("hash") ? Optional.empty() : Optional.of(ApiKeyTable.key(row));
  }

  /** Returns all keys, the newest first, also those that are revoked or have expired. */
  public List<ApiKey> list() {
    return execute(table.all(MAX_LISTED), "listing API keys").all().stream()
        .filter(row -> !row.isNull("hash"))
        .map(ApiKeyTable::key)
        .sorted(Comparator.comparing(ApiKey::created).reversed().thenComparing(ApiKey::id))
        .toList();
  }

  /**
   * Revokes a key for good. One that is revoked already stays as it is.
   *
   * @return the key; empty if there is none with this id
   */
  public Optional<ApiKey> revoke(String id) {
    ApiKey key = stored(id);
    if (key == null || key.revoked() != null) {
      return Optional.ofNullable(key);
    }
    execute(table.revoke(id, clock.instant()), "revoking an API key");
    return Optional.of(stored(id));
  }

  private ApiKey stored(String id) {
    Row row = execute(table.select(id), "looking for an API key").one();
    return row == null || row.isNull("hash") ? null : ApiKeyTable.key(row);
  }

  /**
   * Notes that a key is used at {@code now}, without waiting, unless that was noted less than a
   * minute before. It does not matter if it fails.
   */
  public void use(ApiKey key, Instant now) {
    if (key.lastUsed() == null || now.isAfter(key.lastUsed().plus(USE_STEP))) {
      CompletionStage<AsyncResultSet> unused = session.executeAsync(table.use(key.id(), now));
    }
  }

  private ResultSet execute(BoundStatement statement, String what) {
    try {
      return session.execute(statement);
    } catch (DriverException e) {
      throw Cassandra.unavailable(what, e);
    }
  }
}
