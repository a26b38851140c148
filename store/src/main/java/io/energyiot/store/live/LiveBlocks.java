package io.energyiot.store.live;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.Version;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.block.BlockKey;
import io.energyiot.store.block.StoredBlock;
import io.energyiot.store.block.TableDefinition;
import io.energyiot.store.cassandra.AllRows;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.cassandra.StoreClock;
import io.energyiot.store.deployment.Reaches;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Reads and writes live blocks. Safe for use by many threads. */
public final class LiveBlocks {
  private static final int PAGE = 2_000;

  /**
   * How far in the future erasures are written, milliseconds; more than clocks may differ. An
   * erased block may never come back.
   */
  private static final long ERASED_AHEAD = TimeUnit.HOURS.toMillis(1);

  private final CqlSession session;
  private final LiveBlockTable table;
  private final StoreClock clock;
  private final Reaches reaches;
  private final StorageZone zone;

  /**
   * Creates the table if it is not there.
   *
   * @param reaches records how far readings reach before they are written
   * @param zone the storage zone
   */
  public LiveBlocks(CqlSession session, StoreClock clock, Reaches reaches, StorageZone zone) {
    this.session = session;
    this.clock = clock;
    this.reaches = reaches;
    this.zone = zone;
    this.table = new LiveBlockTable(session);
  }

  /** Returns a writer, for one thread. */
  public LiveWriter writer() {
    return new LiveWriter(session, table, reaches, zone);
  }

  /** Begins to read the blocks of a series on a day of the storage zone, days since 1970-01-01. */
  public CompletableFuture<List<StoredBlock>> blocks(Series series, long day) {
    return AllRows.read(session, table.slice(series, day), row -> storedBlock(row, day));
  }

  private static StoredBlock storedBlock(Row row, long day) {
    Version version = new Version(row.getInstant(0).toEpochMilli(), row.getLong(1));
    return StoredBlock.of(day, version, row.getByteBuffer(2));
  }

  /** Begins to read which channels a device has on a day, by name. */
  public CompletableFuture<List<Channel>> channelsOfBlocks(String deviceId, long day) {
    return AllRows.read(session, table.channels(deviceId, day), row -> Channel.of(row.getString(0)))
        .thenApply(channels -> channels.stream().distinct().toList());
  }

  /**
   * Returns the channels of which a device has live blocks on a day, by name.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public List<Channel> channels(String deviceId, long day) {
    return Cassandra.await("reading live channels", channelsOfBlocks(deviceId, day));
  }

  /** Returns the definition of the table, with its present options. */
  public TableDefinition definition() {
    try {
      return TableDefinition.of(session, LiveBlockTable.NAME);
    } catch (DriverException e) {
      throw Cassandra.unavailable("reading the schema", e);
    }
  }

  /** Returns the shares of a day. */
  public static IntStream shares() {
    return IntStream.range(0, LiveBlockTable.SHARES);
  }

  /**
   * Passes the blocks of a share of a day to {@code taker}, series by series, from the oldest
   * version to the newest.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public void forEachBlock(long day, int share, Consumer<LiveBlock> taker) {
    forEachRow(
        table.share(day, share),
        row -> {
          StoredBlock block = StoredBlock.of(day, version(row), row.getByteBuffer(4));
          taker.accept(new LiveBlock(series(row), block));
        });
  }

  /**
   * Returns what identifies the blocks of a share of a day.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public KeyDigest keys(long day, int share) {
    KeyDigest keys = new KeyDigest();
    forEachRow(
        table.shareKeys(day, share), row -> keys.add(series(row), version(row), row.getLong(4)));
    return keys;
  }

  /**
   * Returns whether a share of a day has so many blocks or more. Counts no further.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public boolean hasAtLeast(int blocks, long day, int share) {
    int[] found = new int[1];
    forEachRow(table.some(blocks, day, share), row -> found[0]++);
    return found[0] == blocks;
  }

  /**
   * Passes the devices that have blocks in a share of a day to {@code taker}.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public void forEachDevice(long day, int share, Consumer<String> taker) {
    forEachRow(table.devices(day, share), row -> taker.accept(row.getString(0)));
  }

  private static Series series(Row row) {
    return new Series(row.getString(0), Channel.of(row.getString(1)));
  }

  private static Version version(Row row) {
    return new Version(row.getInstant(2).toEpochMilli(), row.getLong(3));
  }

  private void forEachRow(BoundStatement question, Consumer<Row> taker) {
    try {
      session.execute(question.setPageSize(PAGE)).forEach(taker);
    } catch (DriverException e) {
      throw Cassandra.unavailable("reading live blocks", e);
    }
  }

  /**
   * Deletes a share of a day as far as it was written by {@code writtenAt}.
   *
   * @param writtenAt microseconds since 1970-01-01T00:00:00Z
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public void delete(long day, int share, long writtenAt) {
    try {
      session.execute(table.delete(day, share, writtenAt));
    } catch (DriverException e) {
      throw Cassandra.unavailable("deleting live blocks", e);
    }
  }

  /**
   * Returns the keys of a device's blocks on a day.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public List<BlockKey> keys(String deviceId, long day) {
    List<BlockKey> keys = new ArrayList<>();
    try {
      for (Row row : session.execute(table.keys(deviceId, day))) {
        Version version = new Version(row.getInstant(1).toEpochMilli(), row.getLong(2));
        keys.add(new BlockKey(Channel.of(row.getString(0)), day, version));
      }
    } catch (DriverException e) {
      throw Cassandra.unavailable("reading live blocks", e);
    }
    return keys;
  }

  /**
   * Deletes a block for good. It stays away even if it is written again.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public void erase(String deviceId, BlockKey key) {
    long writeTime = TimeUnit.MILLISECONDS.toMicros(clock.millis() + ERASED_AHEAD);
    try {
      session.execute(table.deleteRow(deviceId, key, writeTime));
    } catch (DriverException e) {
      throw Cassandra.unavailable("erasing live blocks", e);
    }
  }
}
