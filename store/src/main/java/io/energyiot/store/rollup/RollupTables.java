package io.energyiot.store.rollup;

import com.datastax.oss.driver.api.core.CqlSession;

/** The tables of this package, created if they are not there. */
record RollupTables(
    RollupTable rollup,
    RollupRunTable run,
    ScheduledRollupTable scheduled,
    RollupProfileTable profile,
    RollupDevicesTable devices,
    RollupTopTable top,
    RollupFindingTable finding,
    DeviceUsageTable deviceUsage) {

  static RollupTables of(CqlSession session) {
    return new RollupTables(
        new RollupTable(session),
        new RollupRunTable(session),
        new ScheduledRollupTable(session),
        new RollupProfileTable(session),
        new RollupDevicesTable(session),
        new RollupTopTable(session),
        new RollupFindingTable(session),
        new DeviceUsageTable(session));
  }
}
