package io.energyiot.bench.query;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import io.energyiot.codec.BlockDecoder;
import io.energyiot.codec.BlockEncoder;
import io.energyiot.codec.VersionedBlock;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.store.block.StoredBlock;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * The table of a trial: a row is a month of a series, as one block whose readings have versions of
 * their own. Its other settings are those of the day blocks.
 */
final class MonthBlocks {
  static final String KEYSPACE = "energy_months";
  static final String NAME = "month_block";

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

  /** Packs the days of a month of a series, in their order, one block a day, as one block. */
  static byte[] fold(List<StoredBlock> days, BlockEncoder encoder) {
    ReadingsBuilder readings = new ReadingsBuilder(days.size() * HouseholdNights.QUARTERS_A_DAY);
    int size = days.stream().mapToInt(StoredBlock::readings).sum();
    long[] millis = new long[size];
    long[] sequences = new long[size];
    int from = 0;
    for (StoredBlock day : days) {
      Readings ofDay = BlockDecoder.decode(day.block());
      readings.addAll(ofDay);
      Arrays.fill(millis, from, from + ofDay.size(), day.version().millis());
      Arrays.fill(sequences, from, from + ofDay.size(), day.version().sequence());
      from += ofDay.size();
    }
    return new VersionedBlock(readings.build(), millis, sequences).encode(encoder);
  }

  BoundStatement insert(String deviceId, LocalDate month, StoredBlock newest, byte[] block) {
    return insert.bind(
        deviceId,
        month.getYear(),
        month.withDayOfMonth(1),
        newest.version().instant(),
        newest.version().sequence(),
        ByteBuffer.wrap(block));
  }

  /** Columns {@code month, version, sequence, block} of the months that have a day of the range. */
  BoundStatement range(String deviceId, int year, LocalDate first, LocalDate last) {
    return range.bind(deviceId, year, first.withDayOfMonth(1), last.withDayOfMonth(1));
  }
}
