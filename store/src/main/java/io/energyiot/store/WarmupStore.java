package io.energyiot.store;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Channel;
import io.energyiot.model.Interval;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.block.BlockWriter;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.cassandra.CassandraSettings;
import io.energyiot.store.deployment.WarmupOwner;
import java.util.List;

/**
 * A store for made-up readings, in a keyspace of its own. A process writes and reads there before
 * it is ready. Closing it deletes all readings of the keyspace, which is marked as that of a
 * warm-up.
 */
public final class WarmupStore implements AutoCloseable {
  private static final List<String> TABLES =
      List.of("live_block", "day_block", "day_state", "storage_channel", "storage_year");

  private static final int KWH_SCALE = 3;
  private static final int QUARTERS = 92; // as many as the shortest day has

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
   *     missing and may not be created; with {@link ErrorCode#SETTING_CONFLICTS} if it may have
   *     readings that are no warm-up's
   */
  public static WarmupStore open(StoreSettings settings) {
    CassandraSettings own = settings.cassandra().ofWarmup();
    EnergyStore store = EnergyStore.open(own, settings.zone());
    try {
      WarmupOwner.mark(store.session(), settings.cassandra().keyspace());
      return new WarmupStore(own, store);
    } catch (DriverException e) {
      store.close();
      throw Cassandra.unavailable("opening " + own, e);
    } catch (EnergyException e) {
      store.close();
      throw e;
    }
  }

  /** Returns the store. */
  public EnergyStore store() {
    return store;
  }

  /**
   * Writes a day block of a device for each of some days, as a load does.
   *
   * @param firstDay in the storage zone, days since 1970-01-01
   * @param days how many
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public void putDays(String deviceId, long firstDay, int days) {
    Series series = new Series(deviceId, Channel.KWH);
    Version version = new Version(store.clock().millis(), 0);
    BlockEncoder encoder = new BlockEncoder();
    BlockWriter writer = store.dayBlocks().writer();
    for (long day = firstDay; day < firstDay + days; day++) {
      writer.write(new DayBlock(series, day, version, encoder.encode(readings(day))));
    }
    writer.flush();
  }

  private Readings readings(long day) {
    long[] wattHours = new long[QUARTERS];
    for (int i = 0; i < QUARTERS; i++) {
      wattHours[i] = 100 + (day + 7L * i) % 300;
    }
    return Readings.withoutGaps(
        store.zone().startOf(day), Interval.QUARTER_HOUR, wattHours, null, KWH_SCALE, null, null);
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
