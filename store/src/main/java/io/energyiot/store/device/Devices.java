package io.energyiot.store.device;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceField;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.block.TableDefinition;
import io.energyiot.store.block.TokenRange;
import io.energyiot.store.cassandra.AllRows;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.cassandra.RowScan;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The device registry. Safe for use by many threads. */
public final class Devices {
  private static final String READING = "the device registry";

  private final CqlSession session;
  private final DeviceTable table;
  private final CellGrid grid = new CellGrid();

  /** Creates the table and its indexes if they are not there. */
  public Devices(CqlSession session) {
    this.session = session;
    this.table = new DeviceTable(session, grid);
  }

  /** Returns the grid whose cells the device registry stores. */
  public CellGrid grid() {
    return grid;
  }

  /**
   * Finds a device by its id; empty if the device registry does not have it.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public Optional<Device> find(String deviceId) {
    return asking(
        () ->
            Optional.ofNullable(session.execute(table.select(deviceId)).one())
                .map(DeviceTable::device));
  }

  /**
   * Stores a device in place of what the device registry had, and returns it as stored.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public Device put(Device device) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    return asking(
        () -> {
          session.execute(table.insert(device, EnumSet.allOf(DeviceField.class), now));
          return find(device.deviceId()).orElse(device);
        });
  }

  /** Returns a writer of many devices, for one thread. */
  public DeviceWriter writer() {
    return new DeviceWriter(session, table);
  }

  /** Returns what turns devices into rows for files of the table, for one thread. */
  public DeviceRows rows() {
    return new DeviceRows(table);
  }

  /** Returns the definition of the table, with its present options. */
  public TableDefinition definition() {
    return asking(() -> TableDefinition.of(session, DeviceTable.NAME));
  }

  /**
   * Removes a device from the device registry; returns whether it was there.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public boolean delete(String deviceId) {
    return asking(
        () -> {
          boolean known = find(deviceId).isPresent();
          session.execute(table.delete(deviceId));
          return known;
        });
  }

  /**
   * Begins to read devices in the device registry's order, which never changes.
   *
   * @param cells the cells that they must be in; empty for all devices, with or without a place
   * @param after the device after which to begin; empty for the beginning
   * @param max how many; fewer only at the end
   */
  public CompletableFuture<List<Device>> page(
      DeviceFilter filter, Optional<CellRange> cells, Optional<String> after, int max) {
    return AllRows.read(session, table.page(filter, cells, after, max), DeviceTable::device);
  }

  /**
   * Begins to read the days on which devices measure, in the order of {@link #page}.
   *
   * @param after the device after which to begin; empty for the beginning
   * @param max how many; fewer only at the end
   */
  public CompletableFuture<List<DeviceDays>> days(
      DeviceFilter filter, Optional<String> after, int max) {
    return AllRows.read(session, table.daysOfPage(filter, after, max), DeviceTable::days);
  }

  /** Begins to read a device; empty if the device registry does not have it. */
  public CompletableFuture<Optional<Device>> read(String deviceId) {
    return AllRows.read(session, table.select(deviceId), DeviceTable::device)
        .thenApply(found -> found.stream().findFirst());
  }

  /** Begins to read the devices of a piece of the token ring. */
  public RowScan<Device> scan(TokenRange range) {
    return new RowScan<>(session, table.tokens(range), READING, DeviceTable::device);
  }

  /**
   * Waits for what was begun.
   *
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public static <T> T await(CompletableFuture<T> begun) {
    return asking(begun::join);
  }

  private static <T> T asking(Supplier<T> question) {
    try {
      return question.get();
    } catch (DriverException | CompletionException e) {
      throw Cassandra.unavailable(READING, e);
    }
  }
}
