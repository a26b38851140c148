package io.energyiot.store.fleet;

import com.datastax.oss.driver.api.core.CqlSession;

/** The tables of this package, created if they are not there. */
record FleetTables(
    RollupTable rollup,
    RollupRunTable run,
    ScheduledRollupTable scheduled,
    FleetProfileTable profile,
    FleetDevicesTable devices,
    FleetTopTable top,
    FleetFindingTable finding,
    DeviceUsageTable deviceUsage) {

  static FleetTables of(CqlSession session) {
    return new FleetTables(
        new RollupTable(session),
        new RollupRunTable(session),
        new ScheduledRollupTable(session),
        new FleetProfileTable(session),
        new FleetDevicesTable(session),
        new FleetTopTable(session),
        new FleetFindingTable(session),
        new DeviceUsageTable(session));
  }
}
