package io.energyiot.store.rollup;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.store.cassandra.TableCreation;
import io.energyiot.store.rollup.group.GroupDevices;
import io.energyiot.store.rollup.group.GroupKind;
import io.energyiot.store.rollup.group.RollupGroup;
import java.time.LocalDate;
import java.util.UUID;

/** The table of how many devices of a group reported on a day: one row per group. */
final class RollupDevicesTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS fleet_devices (
        day date,
        run uuid,
        kind text,
        share int,
        name text,
        registered bigint,
        reporting bigint,
        PRIMARY KEY ((day, run, kind, share), name)
      ) WITH compaction = {'class': 'UnifiedCompactionStrategy'}
        AND comment = 'registered devices of a group, and of how many anything was received'
      """;

  private static final String OF_SHARE =
      " FROM fleet_devices WHERE day = ? AND run = ? AND kind = ? AND share = ?";

  private final PreparedStatement insert;
  private final PreparedStatement share;
  private final PreparedStatement one;
  private final PreparedStatement names;
  private final PreparedStatement delete;

  RollupDevicesTable(CqlSession session) {
    TableCreation.create(session, "fleet_devices", CREATE);
    insert =
        session.prepare(
            "INSERT INTO fleet_devices (day, run, kind, share, name, registered, reporting)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)");
    share = session.prepare("SELECT name, registered, reporting" + OF_SHARE);
    one = session.prepare("SELECT name" + OF_SHARE + " AND name = ?");
    names = session.prepare("SELECT name" + OF_SHARE + " LIMIT ?");
    delete = session.prepare("DELETE" + OF_SHARE);
  }

  BoundStatement insert(LocalDate day, UUID run, GroupDevices devices) {
    RollupGroup group = devices.group();
    return insert.bind(
        day,
        run,
        group.kind().text(),
        group.share(),
        group.name(),
        devices.registered(),
        devices.reporting());
  }

  /** For {@link #groupDevices}, in order of name. */
  BoundStatement share(LocalDate day, UUID run, GroupKind kind, int itsShare) {
    return share.bind(day, run, kind.text(), itsShare);
  }

  /** Column {@code name}: one row or none. */
  BoundStatement one(LocalDate day, UUID run, RollupGroup group) {
    return one.bind(day, run, group.kind().text(), group.share(), group.name());
  }

  /** Column {@code name}, in order. */
  BoundStatement names(LocalDate day, UUID run, GroupKind kind, int itsShare, int max) {
    return names.bind(day, run, kind.text(), itsShare, max);
  }

  BoundStatement delete(LocalDate day, UUID run, GroupKind kind, int itsShare) {
    return delete.bind(day, run, kind.text(), itsShare);
  }

  static GroupDevices groupDevices(Row row, GroupKind kind) {
    return new GroupDevices(
        new RollupGroup(kind, row.getString(0)), row.getLong(1), row.getLong(2));
  }
}
