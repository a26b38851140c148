package io.energyiot.store.block;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.Version;
import io.energyiot.store.cassandra.TableCreation;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The table of day blocks. A partition is a year of a device: 365 rows per channel, about 50 KB.
 * The newest day comes first, and within a day the newest version, so the usual questions read from
 * the front. The write time of a row is when its readings were learned. Rows are never changed.
 * Only erasures, undos and retention delete them, so deletions can be kept for as long as files may
 * be loaded again.
 */
final class DayBlockTable {
  static final String NAME = "day_block";

  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS day_block (
        device_id text,
        year int,
        channel text,
        day date,
        version timestamp,
        sequence bigint,
        block blob,
        PRIMARY KEY ((device_id, year), channel, day, version, sequence)
      ) WITH CLUSTERING ORDER BY (channel ASC, day DESC, version DESC, sequence DESC)
        AND compression = {'class': 'LZ4Compressor', 'chunk_length_in_kb': 16}
        AND compaction = {'class': 'UnifiedCompactionStrategy'}
        AND gc_grace_seconds = 630720000
        AND comment = 'readings of a series and a day, packed; the newest version wins'
      """;

  private static final String BLOCKS =
      "SELECT device_id, channel, day, version, sequence, block FROM day_block";

  private static final String DEVICES =
      "SELECT device_id FROM day_block"
          + " WHERE token(device_id, year) > ? AND token(device_id, year) <= ?";

  private static final String ONE_EACH = " AND day >= ? PER PARTITION LIMIT 1 ALLOW FILTERING";

  private final CqlSession session;
  private final PreparedStatement insert;
  private final PreparedStatement range;
  private final PreparedStatement newestDay;
  private final PreparedStatement firstChannel;
  private final PreparedStatement nextChannel;
  private final PreparedStatement newestOfFirst;
  private final PreparedStatement newestOfNext;
  private final PreparedStatement keys;
  private final PreparedStatement delete;
  private final PreparedStatement deleteRow;
  private final PreparedStatement tokens;
  private final PreparedStatement tokensOfChannels;
  private final PreparedStatement year;
  private final PreparedStatement tokensOfVersions;
  private final PreparedStatement deleteOne;

  DayBlockTable(CqlSession session) {
    this.session = session;
    TableCreation.create(session, "day_block", CREATE);
    insert =
        session.prepare(
            "INSERT INTO day_block (device_id, year, channel, day, version, sequence, block)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?) USING TIMESTAMP ?");
    range =
        session.prepare(
            "SELECT day, version, sequence, block FROM day_block"
                + " WHERE device_id = ? AND year = ? AND channel = ?"
                + " AND day >= ? AND day <= ?");
    newestDay =
        session.prepare(
            "SELECT day FROM day_block WHERE device_id = ? AND year = ? AND channel = ? LIMIT 1");
    firstChannel =
        session.prepare("SELECT channel FROM day_block WHERE device_id = ? AND year = ? LIMIT 1");
    nextChannel =
        session.prepare(
            "SELECT channel FROM day_block WHERE device_id = ? AND year = ? AND channel > ?"
                + " LIMIT 1");
    newestOfFirst =
        session.prepare(
            "SELECT channel, day FROM day_block WHERE device_id = ? AND year = ? LIMIT 1");
    newestOfNext =
        session.prepare(
            "SELECT channel, day FROM day_block WHERE device_id = ? AND year = ? AND channel > ?"
                + " LIMIT 1");
    keys =
        session.prepare(
            "SELECT channel, day, version, sequence FROM day_block"
                + " WHERE device_id = ? AND year = ?");
    delete =
        session.prepare("DELETE FROM day_block USING TIMESTAMP ? WHERE device_id = ? AND year = ?");
    deleteRow =
        session.prepare(
            "DELETE FROM day_block USING TIMESTAMP ? WHERE device_id = ? AND year = ?"
                + " AND channel = ? AND day = ? AND version = ? AND sequence = ?");
    tokens =
        session.prepare(
            BLOCKS
                + " WHERE token(device_id, year) > ? AND token(device_id, year) <= ?"
                + " AND day >= ? AND day <= ? ALLOW FILTERING");
    tokensOfChannels =
        session.prepare(
            BLOCKS
                + " WHERE token(device_id, year) > ? AND token(device_id, year) <= ?"
                + " AND channel IN ? AND day >= ? AND day <= ? ALLOW FILTERING");
    tokensOfVersions =
        session.prepare(
            BLOCKS
                + " WHERE token(device_id, year) > ? AND token(device_id, year) <= ?"
                + " AND day >= ? AND day <= ? AND version >= ? AND version <= ? ALLOW FILTERING");
    deleteOne =
        session.prepare(
            "DELETE FROM day_block USING TIMESTAMP ? WHERE device_id = ? AND year = ?"
                + " AND channel = ? AND day = ? AND version = ? AND sequence = ?");
    year =
        session.prepare(
            BLOCKS + " WHERE device_id = ? AND year = ? AND day >= ? AND day <= ? ALLOW FILTERING");
  }

  BoundStatement insert(DayBlock block) {
    return insert.bind(
        block.series().deviceId(),
        StorageZone.yearOf(block.day()),
        block.series().channel().name(),
        LocalDate.ofEpochDay(block.day()),
        block.version().instant(),
        block.version().sequence(),
        ByteBuffer.wrap(block.block()),
        block.version().writeTime());
  }

  /** Columns {@code day, version, sequence, block}, of one year, newest day and version first. */
  BoundStatement range(Series series, int year, long firstDay, long lastDay) {
    return range.bind(
        series.deviceId(),
        year,
        series.channel().name(),
        LocalDate.ofEpochDay(firstDay),
        LocalDate.ofEpochDay(lastDay));
  }

  /** Does the same as {@link #range} for all days. */
  BoundStatement wholeYear(Series series, int year) {
    return range.bind(
        series.deviceId(),
        year,
        series.channel().name(),
        LocalDate.of(year, 1, 1),
        LocalDate.of(year, 12, 31));
  }

  /** Column {@code day}: the newest day of the year, or no row. */
  BoundStatement newestDay(Series series, int year) {
    return newestDay.bind(series.deviceId(), year, series.channel().name());
  }

  /** Column {@code channel}: the first one that the device has in the year, or no row. */
  BoundStatement firstChannel(String deviceId, int year) {
    return firstChannel.bind(deviceId, year);
  }

  /** Column {@code channel}: the first one after {@code channel}, or no row. */
  BoundStatement nextChannel(String deviceId, int year, String channel) {
    return nextChannel.bind(deviceId, year, channel);
  }

  /** Columns {@code channel, day}: the newest day of the first channel after another one. */
  BoundStatement newestOfNext(String deviceId, int year, Optional<Channel> channel) {
    return channel
        .map(before -> newestOfNext.bind(deviceId, year, before.name()))
        .orElseGet(() -> newestOfFirst.bind(deviceId, year));
  }

  /** Columns {@code channel, day, version, sequence} of a year. */
  BoundStatement keys(String deviceId, int year) {
    return keys.bind(deviceId, year);
  }

  /**
   * Deletes a year of a device.
   *
   * @param writeTime microseconds since 1970-01-01T00:00:00Z; what was learned later stays
   */
  BoundStatement delete(String deviceId, int year, long writeTime) {
    return delete.bind(writeTime, deviceId, year);
  }

  /** Deletes one row, with the write time of its version. */
  BoundStatement deleteRow(String deviceId, int year, BlockKey key) {
    return deleteRow.bind(
        key.version().writeTime(),
        deviceId,
        year,
        key.channel().name(),
        LocalDate.ofEpochDay(key.day()),
        key.version().instant(),
        key.version().sequence());
  }

  /**
   * Columns {@code device_id, channel, day, version, sequence, block} of a piece of the token ring.
   * Cassandra reads all days and leaves out the others.
   */
  BoundStatement tokens(TokenRange range, long firstDay, long lastDay) {
    return tokens.bind(
        range.after(), range.last(), LocalDate.ofEpochDay(firstDay), LocalDate.ofEpochDay(lastDay));
  }

  /**
   * The same columns for some channels. Cassandra reads only the days asked for, and only files
   * that have them.
   */
  BoundStatement tokens(TokenRange range, List<String> channels, long firstDay, long lastDay) {
    return tokensOfChannels.bind(
        range.after(),
        range.last(),
        channels,
        LocalDate.ofEpochDay(firstDay),
        LocalDate.ofEpochDay(lastDay));
  }

  /** The same columns for blocks of all channels that were learned in a span of time. */
  BoundStatement tokens(
      TokenRange range, long firstDay, long lastDay, Instant firstVersion, Instant lastVersion) {
    return tokensOfVersions.bind(
        range.after(),
        range.last(),
        LocalDate.ofEpochDay(firstDay),
        LocalDate.ofEpochDay(lastDay),
        firstVersion,
        lastVersion);
  }

  /**
   * Column {@code device_id} of a piece of the token ring, once a year, of devices that have a
   * block on {@code firstDay} or later. Few processes ask for it, so it is prepared when they do.
   *
   * @param channels by name, all others are left out; empty for all
   */
  BoundStatement devices(TokenRange range, Optional<List<String>> channels, long firstDay) {
    LocalDate day = LocalDate.ofEpochDay(firstDay);
    return channels
        .map(
            names ->
                session
                    .prepare(DEVICES + " AND channel IN ?" + ONE_EACH)
                    .bind(range.after(), range.last(), names, day))
        .orElseGet(
            () -> session.prepare(DEVICES + ONE_EACH).bind(range.after(), range.last(), day));
  }

  /** Deletes a block, with its own write time. */
  BoundStatement delete(DayBlock block) {
    return deleteOne.bind(
        block.version().writeTime(),
        block.series().deviceId(),
        StorageZone.yearOf(block.day()),
        block.series().channel().name(),
        LocalDate.ofEpochDay(block.day()),
        block.version().instant(),
        block.version().sequence());
  }

  /**
   * Deletes days of one year of a series, as of a write time. Few processes do, so it is prepared
   * when they do.
   */
  BoundStatement deleteSpan(Series series, LocalDate firstDay, LocalDate lastDay, long writeTime) {
    return session
        .prepare(
            "DELETE FROM day_block USING TIMESTAMP ? WHERE device_id = ? AND year = ?"
                + " AND channel = ? AND day >= ? AND day <= ?")
        .bind(
            writeTime,
            series.deviceId(),
            firstDay.getYear(),
            series.channel().name(),
            firstDay,
            lastDay);
  }

  /** The same columns for all channels of a device's year. */
  BoundStatement year(String deviceId, int year, long firstDay, long lastDay) {
    return this.year.bind(
        deviceId, year, LocalDate.ofEpochDay(firstDay), LocalDate.ofEpochDay(lastDay));
  }

  /** Reads a row of {@link #tokens} or {@link #year}. */
  static DayBlock dayBlock(Row row) {
    StoredBlock block =
        StoredBlock.of(
            row.getLocalDate(2).toEpochDay(),
            new Version(row.getInstant(3).toEpochMilli(), row.getLong(4)),
            row.getByteBuffer(5));
    Series series = new Series(row.getString(0), Channel.of(row.getString(1)));
    return new DayBlock(series, block.day(), block.version(), block.block());
  }
}
