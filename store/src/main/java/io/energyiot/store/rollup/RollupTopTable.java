package io.energyiot.store.rollup;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.Channel;
import io.energyiot.store.cassandra.TableCreation;
import io.energyiot.store.rollup.group.GroupKind;
import io.energyiot.store.rollup.group.RollupGroup;
import io.energyiot.store.rollup.group.TopDevice;
import java.time.LocalDate;
import java.util.UUID;

/** The table of the devices with the largest sums of a day in each group: one row per device. */
final class RollupTopTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS fleet_top (
        day date,
        run uuid,
        kind text,
        share int,
        name text,
        channel text,
        rank int,
        device_id text,
        sum decimal,
        PRIMARY KEY ((day, run, kind, share), name, channel, rank)
      ) WITH compaction = {'class': 'UnifiedCompactionStrategy'}
        AND comment = 'devices of a group with the largest sums of a day'
      """;

  /** The index by which an erasure finds a device. */
  private static final String INDEX =
      "CREATE INDEX IF NOT EXISTS fleet_top_device_id ON fleet_top (device_id) USING 'sai'";

  private static final String OF_SHARE =
      " FROM fleet_top WHERE day = ? AND run = ? AND kind = ? AND share = ?";

  private final PreparedStatement insert;
  private final PreparedStatement select;
  private final PreparedStatement delete;
  private final PreparedStatement ofDevice;
  private final PreparedStatement deleteOne;

  RollupTopTable(CqlSession session) {
    TableCreation.create(session, "fleet_top", CREATE);
    session.execute(INDEX);
    insert =
        session.prepare(
            "INSERT INTO fleet_top (day, run, kind, share, name, channel, rank, device_id, sum)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    select =
        session.prepare(
            "SELECT device_id, sum" + OF_SHARE + " AND name = ? AND channel = ? LIMIT ?");
    delete = session.prepare("DELETE" + OF_SHARE);
    ofDevice =
        session.prepare(
            "SELECT day, run, kind, share, name, channel, rank FROM fleet_top"
                + " WHERE device_id = ?");
    deleteOne = session.prepare("DELETE" + OF_SHARE + " AND name = ? AND channel = ? AND rank = ?");
  }

  /**
   * @param rank from 1
   */
  BoundStatement insert(
      LocalDate day, UUID run, RollupGroup group, Channel channel, int rank, TopDevice top) {
    return insert.bind(
        day,
        run,
        group.kind().text(),
        group.share(),
        group.name(),
        channel.name(),
        rank,
        top.deviceId(),
        top.sum());
  }

  /** For {@link #topDevice}, the greatest first. */
  BoundStatement select(LocalDate day, UUID run, RollupGroup group, Channel channel, int max) {
    return select.bind(
        day, run, group.kind().text(), group.share(), group.name(), channel.name(), max);
  }

  BoundStatement delete(LocalDate day, UUID run, GroupKind kind, int share) {
    return delete.bind(day, run, kind.text(), share);
  }

  /** For {@link #delete(Row)}. */
  BoundStatement ofDevice(String deviceId) {
    return ofDevice.bind(deviceId);
  }

  BoundStatement delete(Row row) {
    return deleteOne.bind(
        row.getLocalDate(0),
        row.getUuid(1),
        row.getString(2),
        row.getInt(3),
        row.getString(4),
        row.getString(5),
        row.getInt(6));
  }

  static TopDevice topDevice(Row row) {
    return new TopDevice(row.getString(0), row.getBigDecimal(1));
  }
}
