package io.energyiot.store.device;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.BoundStatementBuilder;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceField;
import io.energyiot.model.device.MeasuringDays;
import io.energyiot.model.place.Location;
import io.energyiot.store.block.TokenRange;
import io.energyiot.store.cassandra.TableCreation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The table of devices, one row per device. Attributes and cells have indexes (SAI), which
 * Cassandra keeps up to date. They find devices in the order of the table, which is by token.
 */
final class DeviceTable {
  static final String NAME = "device";

  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS device (
        device_id text PRIMARY KEY,
        latitude double,
        longitude double,
        cell bigint,
        region text,
        tariff text,
        feeder text,
        customer text,
        interval int,
        unit text,
        installed date,
        removed date,
        updated timestamp
      ) WITH compaction = {'class': 'UnifiedCompactionStrategy'}
        AND comment = 'the device registry; cell is that of the H3 grid, interval is in seconds'
      """;

  private static final String INDEX =
      "CREATE INDEX IF NOT EXISTS device_%s ON device (%1$s) USING 'sai'";

  /** The columns that are written, but for the id. */
  static final List<String> WRITTEN =
      List.of(
          "latitude",
          "longitude",
          "cell",
          "region",
          "tariff",
          "feeder",
          "customer",
          "interval",
          "unit",
          "installed",
          "removed",
          "updated");

  private static final String DAYS = "device_id, token(device_id), installed, removed";

  private static final String COLUMNS =
      "device_id, latitude, longitude, region, tariff, feeder, customer, interval, unit,"
          + " installed, removed, updated";

  private final CqlSession session;
  private final CellGrid grid;
  private final PreparedStatement insert;
  private final PreparedStatement select;
  private final PreparedStatement delete;
  private final PreparedStatement tokens;
  private final Map<String, PreparedStatement> pages = new ConcurrentHashMap<>();

  DeviceTable(CqlSession session, CellGrid grid) {
    this.session = session;
    this.grid = grid;
    TableCreation.create(session, NAME, CREATE);
    DeviceFilter.ATTRIBUTES.forEach(each -> session.execute(INDEX.formatted(each.text())));
    session.execute(INDEX.formatted("cell"));
    insert =
        session.prepare(
            "INSERT INTO device (device_id, %s) VALUES (?%s)"
                .formatted(String.join(", ", WRITTEN), ", ?".repeat(WRITTEN.size())));
    select = session.prepare("SELECT " + COLUMNS + " FROM device WHERE device_id = ?");
    tokens =
        session.prepare(
            "SELECT "
                + COLUMNS
                + " FROM device WHERE token(device_id) > ? AND token(device_id) <= ?");
    delete = session.prepare("DELETE FROM device WHERE device_id = ?");
  }

  /**
   * @param given the fields to write; the others stay as they are
   */
  BoundStatement insert(Device device, Set<DeviceField> given, Instant updated) {
    BoundStatementBuilder row =
        insert
            .boundStatementBuilder()
            .setString("device_id", device.deviceId())
            .setInstant("updated", updated);
    for (DeviceField field : given) {
      row = with(row, field, device);
    }
    return row.build();
  }

  private BoundStatementBuilder with(BoundStatementBuilder row, DeviceField field, Device device) {
    String column = field.text();
    return switch (field) {
      case DEVICE_ID, LONGITUDE -> row; // a longitude comes with its latitude
      case LATITUDE -> withLocation(row, device.location());
      case REGION -> row.setString(column, device.region());
      case TARIFF -> row.setString(column, device.tariff());
      case FEEDER -> row.setString(column, device.feeder());
      case CUSTOMER -> row.setString(column, device.customer());
      case INTERVAL -> row.set(column, device.interval(), Integer.class);
      case UNIT -> row.setString(column, device.unit());
      case INSTALLED -> row.setLocalDate(column, device.installed());
      case REMOVED -> row.setLocalDate(column, device.removed());
    };
  }

  private BoundStatementBuilder withLocation(BoundStatementBuilder row, Location location) {
    if (location == null) {
      return row.setToNull("latitude").setToNull("longitude").setToNull("cell");
    }
    return row.setDouble("latitude", location.latitude())
        .setDouble("longitude", location.longitude())
        .setLong("cell", grid.cellOf(location));
  }

  /** The columns that {@link #device} takes, or no row. */
  BoundStatement select(String deviceId) {
    return select.bind(deviceId);
  }

  /** The columns that {@link #device} takes, of a piece of the ring. */
  BoundStatement tokens(TokenRange range) {
    return tokens.bind(range.after(), range.last());
  }

  BoundStatement delete(String deviceId) {
    return delete.bind(deviceId);
  }

  /**
   * The columns that {@link #device} takes, in order of tokens.
   *
   * @param after the id behind which to begin
   * @param max rows
   */
  BoundStatement page(
      DeviceFilter filter, Optional<CellRange> cells, Optional<String> after, int max) {
    return page(COLUMNS, filter, cells, after, max);
  }

  /** The columns that {@link #days} takes, of the same rows. */
  BoundStatement daysOfPage(DeviceFilter filter, Optional<String> after, int max) {
    return page(DAYS, filter, Optional.empty(), after, max);
  }

  private BoundStatement page(
      String columns,
      DeviceFilter filter,
      Optional<CellRange> cells,
      Optional<String> after,
      int max) {
    List<String> rules = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    after.ifPresent(
        id -> {
          rules.add("token(device_id) > token(?)");
          values.add(id);
        });
    filter
        .attributes()
        .forEach(
            (field, value) -> {
              rules.add(field.text() + " = ?");
              values.add(value);
            });
    cells.ifPresent(
        range -> {
          rules.add("cell >= ? AND cell <= ?");
          values.add(range.first());
          values.add(range.last());
        });
    values.add(max);
    String where = rules.isEmpty() ? "" : " WHERE " + String.join(" AND ", rules);
    return pages
        .computeIfAbsent(
            "SELECT " + columns + " FROM device" + where + " LIMIT ?", session::prepare)
        .bind(values.toArray())
        .setPageSize(max);
  }

  /** The days of a row. */
  static DeviceDays days(Row row) {
    MeasuringDays measures =
        new MeasuringDays(row.get(2, LocalDate.class), row.get(3, LocalDate.class));
    return new DeviceDays(row.getString(0), row.getLong(1), measures);
  }

  /** The device of a row. */
  static Device device(Row row) {
    Location location =
        row.isNull(1) || row.isNull(2) ? null : new Location(row.getDouble(1), row.getDouble(2));
    return new Device(
        row.getString(0),
        location,
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getString(6),
        row.get(7, Integer.class),
        row.getString(8),
        row.get(9, LocalDate.class),
        row.get(10, LocalDate.class),
        row.getInstant(11));
  }
}
