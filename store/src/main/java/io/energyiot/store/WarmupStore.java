package io.energyiot.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.cassandra.CassandraSettings;
import java.util.List;

/**
 * A store for made-up readings, in a keyspace of its own. A process writes and reads there before
 * it is ready. Closing it deletes all readings of the keyspace.
 */
public final class WarmupStore implements AutoCloseable {
  private static final String SUFFIX = "_warmup";
  private static final List<String> TABLES =
      List.of("live_block", "day_block", "day_state", "storage_channel", "storage_year");

  private final CassandraSettings settings;
  private final EnergyStore store;

  private WarmupStore(CassandraSettings settings, EnergyStore store) {
    this.settings = settings;
    this.store = store;
  }

  /**
   * Opens the store beside the one that {@code settings} name.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}, also if the keyspace is
   *     missing and may not be created
   */
  public static WarmupStore open(StoreSettings settings) {
    CassandraSettings own = settings.cassandra().withKeyspaceSuffix(SUFFIX);
    return new WarmupStore(own, EnergyStore.open(own, settings.zone()));
  }

  /** Returns the store. */
  public EnergyStore store() {
    return store;
  }

  /**
   * Deletes all readings, and closes the store.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE} if some are left
   */
  @Override
  public void close() {
    try (CqlSession session = store.session()) {
      for (String table : TABLES) {
        session.execute("TRUNCATE " + table);
      }
    } catch (DriverException e) {
      throw Cassandra.unavailable("deleting the readings of " + settings, e);
    }
  }
}
