package io.energyiot.store.live;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.energyiot.model.Series;
import io.energyiot.store.block.BlockKey;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.cassandra.TableCreation;
import java.nio.ByteBuffer;
import java.time.LocalDate;

/**
 * The table of live blocks: streamed readings in order of arrival, until their day is sealed. A
 * partition is a share of all devices on a day, so readings that arrive together are written in a
 * few large batches. The open day of a device is one slice of one partition.
 */
final class LiveBlockTable {
  static final String NAME = "live_block";

  /**
   * The number of shares of a day. It can never change, since a device is looked for in one share
   * only.
   */
  static final int SHARES = 64;

  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS live_block (
        day date,
        bucket int,
        device_id text,
        channel text,
        version timestamp,
        sequence bigint,
        block blob,
        PRIMARY KEY ((day, bucket), device_id, channel, version, sequence)
      ) WITH compression = {'class': 'LZ4Compressor', 'chunk_length_in_kb': 16}
        AND compaction = {'class': 'UnifiedCompactionStrategy'}
        AND gc_grace_seconds = 86400
        AND comment = 'streamed readings of a series and a day, packed, until the day is sealed'
      """;

  private final CqlSession session;
  private final PreparedStatement insert;
  private final PreparedStatement slice;
  private final PreparedStatement channels;
  private final PreparedStatement share;
  private final PreparedStatement shareKeys;
  private final PreparedStatement delete;
  private final PreparedStatement keys;
  private final PreparedStatement deleteRow;

  LiveBlockTable(CqlSession session) {
    this.session = session;
    TableCreation.create(session, NAME, CREATE);
    insert =
        session.prepare(
            "INSERT INTO live_block (day, bucket, device_id, channel, version, sequence, block)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)");
    slice =
        session.prepare(
            "SELECT version, sequence, block FROM live_block WHERE day = ? AND bucket = ?"
                + " AND device_id = ? AND channel = ?");
    channels =
        session.prepare(
            "SELECT channel FROM live_block WHERE day = ? AND bucket = ? AND device_id = ?");
    share =
        session.prepare(
            "SELECT device_id, channel, version, sequence, block FROM live_block"
                + " WHERE day = ? AND bucket = ?");
    shareKeys =
        session.prepare(
            "SELECT device_id, channel, version, sequence, WRITETIME(block) FROM live_block"
                + " WHERE day = ? AND bucket = ?");
    delete =
        session.prepare("DELETE FROM live_block USING TIMESTAMP ? WHERE day = ? AND bucket = ?");
    keys =
        session.prepare(
            "SELECT channel, version, sequence FROM live_block"
                + " WHERE day = ? AND bucket = ? AND device_id = ?");
    deleteRow =
        session.prepare(
            "DELETE FROM live_block USING TIMESTAMP ? WHERE day = ? AND bucket = ?"
                + " AND device_id = ? AND channel = ? AND version = ? AND sequence = ?");
  }

  /** Returns the share that a device is in, the same for ever. */
  static int shareOf(String deviceId) {
    int hash = deviceId.hashCode() * 0x9E3779B9; // Fibonacci hashing: ids differ in few low bits
    return (hash >>> 16) % SHARES;
  }

  BoundStatement insert(DayBlock block, int share) {
    return insert.bind(
        LocalDate.ofEpochDay(block.day()),
        share,
        block.series().deviceId(),
        block.series().channel().name(),
        block.version().instant(),
        block.version().sequence(),
        ByteBuffer.wrap(block.block()));
  }

  /** Columns {@code version, sequence, block}, the oldest version first. */
  BoundStatement slice(Series series, long day) {
    return slice.bind(
        LocalDate.ofEpochDay(day),
        shareOf(series.deviceId()),
        series.deviceId(),
        series.channel().name());
  }

  /** Column {@code channel}, one row per block. */
  BoundStatement channels(String deviceId, long day) {
    return channels.bind(LocalDate.ofEpochDay(day), shareOf(deviceId), deviceId);
  }

  /** Columns {@code device_id, channel, version, sequence, block}, in this order. */
  BoundStatement share(long day, int share) {
    return this.share.bind(LocalDate.ofEpochDay(day), share);
  }

  /** Columns {@code device_id, channel, version, sequence} and the write time, microseconds. */
  BoundStatement shareKeys(long day, int share) {
    return shareKeys.bind(LocalDate.ofEpochDay(day), share);
  }

  /** Column {@code device_id}, each once. Few processes ask for it, so it is prepared then. */
  BoundStatement devices(long day, int share) {
    return session
        .prepare("SELECT device_id FROM live_block WHERE day = ? AND bucket = ? GROUP BY device_id")
        .bind(LocalDate.ofEpochDay(day), share);
  }

  /**
   * Column {@code bucket}, one row per block, at most {@code max}. Prepared when it is asked for.
   */
  BoundStatement some(int max, long day, int share) {
    return session
        .prepare("SELECT bucket FROM live_block WHERE day = ? AND bucket = ? LIMIT ?")
        .bind(LocalDate.ofEpochDay(day), share, max);
  }

  /**
   * Deletes a share of a day.
   *
   * @param writeTime microseconds since 1970-01-01T00:00:00Z; what was written later stays
   */
  BoundStatement delete(long day, int share, long writeTime) {
    return delete.bind(writeTime, LocalDate.ofEpochDay(day), share);
  }

  /** Columns {@code channel, version, sequence}. */
  BoundStatement keys(String deviceId, long day) {
    return keys.bind(LocalDate.ofEpochDay(day), shareOf(deviceId), deviceId);
  }

  /**
   * Deletes one block.
   *
   * @param writeTime as for {@link #delete}
   */
  BoundStatement deleteRow(String deviceId, BlockKey key, long writeTime) {
    return deleteRow.bind(
        writeTime,
        LocalDate.ofEpochDay(key.day()),
        shareOf(deviceId),
        deviceId,
        key.channel().name(),
        key.version().instant(),
        key.version().sequence());
  }
}
