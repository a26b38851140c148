package io.energyiot.store.rollup;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.data.UdtValue;
import com.datastax.oss.driver.api.core.type.UserDefinedType;
import io.energyiot.store.cassandra.TableCreation;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;

/**
 * The table of what each device used in a day, for users of CQL. Questions about one device are
 * answered from its readings. Rows expire, since they take about as much space as the readings.
 */
final class DeviceUsageTable {
  /** The number of partitions of a day. */
  static final int SHARES = 64;

  private static final Duration KEPT = Duration.ofDays(35);

  /** One value, so that Cassandra stores one cell per row instead of six. */
  private static final String CREATE_TYPE =
      """
      CREATE TYPE IF NOT EXISTS day_usage (
        count int,
        expected int,
        sum decimal,
        min decimal,
        max decimal,
        mean decimal
      )
      """;

  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS device_usage (
        day date,
        run uuid,
        share int,
        device_id text,
        channel text,
        usage frozen<day_usage>,
        PRIMARY KEY ((day, run, share), device_id, channel)
      ) WITH default_time_to_live = %d
        AND compaction = {'class': 'UnifiedCompactionStrategy'}
        AND comment = 'sum, min, max and mean of a day of each device; the run is in rollup'
      """;

  private static final String DELETE =
      "DELETE FROM device_usage WHERE day = ? AND run = ? AND share = ?";

  private final PreparedStatement insert;
  private final UserDefinedType type;
  private final PreparedStatement delete;
  private final PreparedStatement deleteDevice;

  DeviceUsageTable(CqlSession session) {
    session.execute(CREATE_TYPE);
    TableCreation.create(session, "device_usage", CREATE.formatted(KEPT.toSeconds()));
    insert =
        session.prepare(
            "INSERT INTO device_usage (day, run, share, device_id, channel, usage)"
                + " VALUES (?, ?, ?, ?, ?, ?)");
    type = (UserDefinedType) insert.getVariableDefinitions().get("usage").getType();
    delete = session.prepare(DELETE);
    deleteDevice = session.prepare(DELETE + " AND device_id = ?");
  }

  static int share(String deviceId) {
    return Math.floorMod(deviceId.hashCode(), SHARES);
  }

  BoundStatement insert(LocalDate day, UUID run, DeviceUsage device) {
    String deviceId = device.series().deviceId();
    String channel = device.series().channel().name();
    return insert.bind(day, run, share(deviceId), deviceId, channel, usage(device));
  }

  private UdtValue usage(DeviceUsage device) {
    return type.newValue(
        Math.toIntExact(device.count()),
        Math.toIntExact(device.expected()),
        device.sum(),
        device.min(),
        device.max(),
        device.mean());
  }

  /**
   * Deletes the rows of a device, for each run given as a row that begins with {@code run, day}.
   */
  Function<Row, BoundStatement> ofDevice(String deviceId) {
    int share = share(deviceId);
    return row -> deleteDevice.bind(row.getLocalDate(1), row.getUuid(0), share, deviceId);
  }

  BoundStatement delete(LocalDate day, UUID run, int share) {
    return delete.bind(day, run, share);
  }
}
