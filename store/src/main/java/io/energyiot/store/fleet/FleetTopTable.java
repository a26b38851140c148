package io.energyiot.store.fleet;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.Channel;
import java.time.LocalDate;
import java.util.UUID;

/** The devices with the greatest sums of a day, in each group: a row a device. */
final class FleetTopTable {
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
        AND comment = 'devices of a group with the greatest sums of a day'
      """;

  private static final String OF_SHARE =
      " FROM fleet_top WHERE day = ? AND run = ? AND kind = ? AND share = ?";

  private final PreparedStatement insert;
  private final PreparedStatement select;
  private final PreparedStatement delete;

  FleetTopTable(CqlSession session) {
    session.execute(CREATE);
    insert =
        session.prepare(
            "INSERT INTO fleet_top (day, run, kind, share, name, channel, rank, device_id, sum)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    select =
        session.prepare(
            "SELECT device_id, sum" + OF_SHARE + " AND name = ? AND channel = ? LIMIT ?");
    delete = session.prepare("DELETE" + OF_SHARE);
  }

  /**
   * @param rank from 1
   */
  BoundStatement insert(
      LocalDate day, UUID run, FleetGroup group, Channel channel, int rank, TopDevice top) {
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
  BoundStatement select(LocalDate day, UUID run, FleetGroup group, Channel channel, int most) {
    return select.bind(
        day, run, group.kind().text(), group.share(), group.name(), channel.name(), most);
  }

  BoundStatement delete(LocalDate day, UUID run, GroupKind kind, int share) {
    return delete.bind(day, run, kind.text(), share);
  }

  static TopDevice topDevice(Row row) {
    return new TopDevice(row.getString(0), row.getBigDecimal(1));
  }
}
