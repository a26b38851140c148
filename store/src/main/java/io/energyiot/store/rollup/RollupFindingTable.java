package io.energyiot.store.rollup;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.store.cassandra.TableCreation;
import io.energyiot.store.rollup.group.Finding;
import io.energyiot.store.rollup.group.FoundDevice;
import java.time.LocalDate;
import java.util.UUID;

/** The table of meters that need attention after a day: one row per meter, channel and finding. */
final class RollupFindingTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS fleet_finding (
        day date,
        run uuid,
        finding text,
        device_id text,
        channel text,
        PRIMARY KEY ((day, run, finding), device_id, channel)
      ) WITH compaction = {'class': 'UnifiedCompactionStrategy'}
        AND comment = 'meters that were silent on a day, or suspicious'
      """;

  /** The index by which an erasure finds a device. */
  private static final String INDEX =
      "CREATE INDEX IF NOT EXISTS fleet_finding_device_id ON fleet_finding (device_id)"
          + " USING 'sai'";

  private static final String OF_FINDING =
      " FROM fleet_finding WHERE day = ? AND run = ? AND finding = ?";

  private final PreparedStatement insert;
  private final PreparedStatement select;
  private final PreparedStatement left;
  private final PreparedStatement delete;
  private final PreparedStatement ofDevice;
  private final PreparedStatement deleteOne;

  RollupFindingTable(CqlSession session) {
    TableCreation.create(session, "fleet_finding", CREATE);
    session.execute(INDEX);
    insert =
        session.prepare(
            "INSERT INTO fleet_finding (day, run, finding, device_id, channel)"
                + " VALUES (?, ?, ?, ?, ?)");
    select =
        session.prepare("SELECT device_id, channel" + OF_FINDING + " AND device_id > ? LIMIT ?");
    left =
        session.prepare(
            "SELECT device_id, channel" + OF_FINDING + " AND device_id = ? AND channel > ?");
    delete = session.prepare("DELETE" + OF_FINDING);
    ofDevice =
        session.prepare(
            "SELECT day, run, finding, device_id, channel FROM fleet_finding"
                + " WHERE device_id = ?");
    deleteOne = session.prepare("DELETE" + OF_FINDING + " AND device_id = ? AND channel = ?");
  }

  BoundStatement insert(LocalDate day, UUID run, Finding finding, FoundDevice found) {
    return insert.bind(day, run, finding.text(), found.deviceId(), found.channel());
  }

  /** For {@link #foundDevice}, in order of device and channel. */
  BoundStatement select(LocalDate day, UUID run, Finding finding, String after, int max) {
    return select.bind(day, run, finding.text(), after, max);
  }

  /** For {@link #foundDevice}: the channels of the same device behind {@code last}, in order. */
  BoundStatement left(LocalDate day, UUID run, Finding finding, FoundDevice last) {
    return left.bind(day, run, finding.text(), last.deviceId(), last.channel());
  }

  BoundStatement delete(LocalDate day, UUID run, Finding finding) {
    return delete.bind(day, run, finding.text());
  }

  /** For {@link #delete(Row)}. */
  BoundStatement ofDevice(String deviceId) {
    return ofDevice.bind(deviceId);
  }

  BoundStatement delete(Row row) {
    return deleteOne.bind(
        row.getLocalDate(0), row.getUuid(1), row.getString(2), row.getString(3), row.getString(4));
  }

  static FoundDevice foundDevice(Row row) {
    return new FoundDevice(row.getString(0), row.getString(1));
  }
}
