package io.energyiot.bench.query;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.energyiot.codec.BlockDecoder;
import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.store.block.StoredBlock;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.List;

/**
 * The table of a trial: a row is a month of a series, as one block with the versions of its days.
 * Its other settings are those of the day blocks.
 */
final class MonthBlocks {
  static final String KEYSPACE = "energy_months";
  static final String NAME = "month_block";

  private static final int BYTES_A_VERSION = Short.BYTES + 2 * Long.BYTES;

  private static final String CREATE =
      """
      CREATE TABLE energy_months.month_block (
        device_id text,
        year int,
        channel text,
        month date,
        version timestamp,
        sequence bigint,
        block blob,
        PRIMARY KEY ((device_id, year), channel, month, version, sequence)
      ) WITH CLUSTERING ORDER BY (channel ASC, month DESC, version DESC, sequence DESC)
        AND compression = {'class': 'LZ4Compressor', 'chunk_length_in_kb': 16}
        AND compaction = {'class': 'UnifiedCompactionStrategy'}
      """;

  private final PreparedStatement insert;
  private final PreparedStatement range;

  /** Creates the table, without the rows of an earlier trial. */
  MonthBlocks(CqlSession session) {
    session.execute("DROP KEYSPACE IF EXISTS " + KEYSPACE);
    session.execute(
        "CREATE KEYSPACE energy_months WITH replication ="
            + " {'class': 'SimpleStrategy', 'replication_factor': 1}");
    session.execute(CREATE);
    insert =
        session.prepare(
            "INSERT INTO energy_months.month_block"
                + " (device_id, year, channel, month, version, sequence, block)"
                + " VALUES (?, ?, 'KWH', ?, ?, ?, ?)");
    range =
        session.prepare(
            "SELECT month, version, sequence, block FROM energy_months.month_block"
                + " WHERE device_id = ? AND year = ? AND channel = 'KWH'"
                + " AND month >= ? AND month <= ?");
  }

  /**
   * Packs the days of a month of a series, in their order, one block a day, as one block. Before it
   * stand how many days there are, and of each day how many readings, and their version.
   */
  static ByteBuffer fold(List<StoredBlock> days, BlockEncoder encoder) {
    ReadingsBuilder readings = new ReadingsBuilder(days.size() * HouseholdNights.QUARTERS_A_DAY);
    ByteBuffer versions = ByteBuffer.allocate(1 + BYTES_A_VERSION * days.size());
    versions.put((byte) days.size());
    for (StoredBlock day : days) {
      Readings ofDay = BlockDecoder.decode(day.block());
      readings.addAll(ofDay);
      versions
          .putShort((short) ofDay.size())
          .putLong(day.version().millis())
          .putLong(day.version().sequence());
    }
    byte[] values = encoder.encode(readings.build());
    return ByteBuffer.allocate(versions.capacity() + values.length)
        .put(versions.flip())
        .put(values)
        .flip();
  }

  /** Leaves the versions out, which an answer needs only if blocks overlap. */
  static ByteBuffer readings(ByteBuffer block) {
    int versions = 1 + BYTES_A_VERSION * block.get(block.position());
    return block.slice(block.position() + versions, block.remaining() - versions);
  }

  BoundStatement insert(String deviceId, LocalDate month, StoredBlock newest, ByteBuffer block) {
    return insert.bind(
        deviceId,
        month.getYear(),
        month.withDayOfMonth(1),
        newest.version().instant(),
        newest.version().sequence(),
        block);
  }

  /** Columns {@code month, version, sequence, block} of the months that have a day of the range. */
  BoundStatement range(String deviceId, int year, LocalDate first, LocalDate last) {
    return range.bind(deviceId, year, first.withDayOfMonth(1), last.withDayOfMonth(1));
  }
}
