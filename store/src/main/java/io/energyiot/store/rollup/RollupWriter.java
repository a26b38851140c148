package io.energyiot.store.rollup;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import io.energyiot.model.Channel;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.cassandra.StatementSender;
import io.energyiot.store.rollup.group.Finding;
import io.energyiot.store.rollup.group.FoundDevice;
import io.energyiot.store.rollup.group.GroupDay;
import io.energyiot.store.rollup.group.GroupDevices;
import io.energyiot.store.rollup.group.RollupGroup;
import io.energyiot.store.rollup.group.TopDevice;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes the results of one run, many at a time. Small rows of one partition are written together.
 * Nothing is certainly written until {@link #flush} returns. For one thread.
 */
public final class RollupWriter {
  private static final int ROWS_IN_BATCH = 100;
  private static final int IN_FLIGHT = 32;

  private final RollupTables tables;
  private final LocalDate day;
  private final UUID run;
  private final StatementSender sender;
  private final Batch[] usages = new Batch[DeviceUsageTable.SHARES];
  private final Map<Finding, Batch> findings = new EnumMap<>(Finding.class);

  RollupWriter(CqlSession session, RollupTables tables, LocalDate day, UUID run) {
    this.sender = new StatementSender(session, IN_FLIGHT, "writing results of a rollup");
    this.tables = tables;
    this.day = day;
    this.run = run;
    for (int i = 0; i < usages.length; i++) {
      usages[i] = new Batch();
    }
    for (Finding finding : Finding.values()) {
      findings.put(finding, new Batch());
    }
  }

  /** Rows of one partition. */
  private final class Batch {
    private BatchStatementBuilder rows = BatchStatement.builder(DefaultBatchType.UNLOGGED);

    void add(BoundStatement row) {
      rows.addStatement(row);
      if (rows.getStatementsCount() == ROWS_IN_BATCH) {
        sendAll();
      }
    }

    void sendAll() {
      if (rows.getStatementsCount() > 0) {
        BatchStatement full = rows.build();
        rows = BatchStatement.builder(DefaultBatchType.UNLOGGED);
        sender.send(full);
      }
    }
  }

  /** Writes the day of a device. */
  public void write(DeviceUsage device) {
    usages[DeviceUsageTable.share(device.series().deviceId())].add(
        tables.deviceUsage().insert(day, run, device));
  }

  /** Writes a meter with a finding. */
  public void write(Finding finding, FoundDevice found) {
    findings.get(finding).add(tables.finding().insert(day, run, finding, found));
  }

  /** Writes the day of a group. */
  public void write(GroupDay group) {
    sender.send(tables.profile().insert(day, run, group));
  }

  /** Writes how many devices a group has. */
  public void write(GroupDevices devices) {
    sender.send(tables.devices().insert(day, run, devices));
  }

  /**
   * Writes the devices of a group with the largest sums.
   *
   * @param devices the greatest sum first
   */
  public void write(RollupGroup group, Channel channel, List<TopDevice> devices) {
    Batch together = new Batch();
    for (int i = 0; i < devices.size(); i++) {
      together.add(tables.top().insert(day, run, group, channel, i + 1, devices.get(i)));
    }
    together.sendAll();
  }

  /**
   * Returns when everything is written.
   *
   * @throws EnergyException if something is not
   */
  public void flush() {
    for (Batch each : usages) {
      each.sendAll();
    }
    findings.values().forEach(Batch::sendAll);
    sender.await();
  }
}
