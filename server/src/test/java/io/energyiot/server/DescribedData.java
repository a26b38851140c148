package io.energyiot.server;

import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.audit.AuditEntry;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadPhase;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.LoadTotals;
import io.energyiot.store.rollup.RollupReceipt;
import io.energyiot.store.rollup.RollupWriter;
import io.energyiot.store.rollup.Rollups;
import io.energyiot.store.rollup.ScheduledRollup;
import io.energyiot.store.rollup.group.DayProfile;
import io.energyiot.store.rollup.group.Finding;
import io.energyiot.store.rollup.group.FoundDevice;
import io.energyiot.store.rollup.group.GroupCompleteness;
import io.energyiot.store.rollup.group.GroupDay;
import io.energyiot.store.rollup.group.GroupDevices;
import io.energyiot.store.rollup.group.RollupGroup;
import io.energyiot.store.rollup.group.TopDevice;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A load, and the rollup of a day, that no test has made by loading and computing. */
final class DescribedData {
  /** The day of the rollup. */
  static final LocalDate DAY = LocalDate.of(2023, 3, 1);

  private static final Instant AT = Instant.parse("2023-03-02T03:30:00Z");
  private static final int QUARTERS = 96;

  private DescribedData() {}

  /** A load that is done. */
  static LoadReceipt load() {
    LoadTotals totals = new LoadTotals(QUARTERS, 1, 0, 0, 100, DAY, DAY);
    FileReceipt file =
        new FileReceipt(
            "a.csv", FileState.LOADED, 7, "00c0ffee00c0ffee", "wide", AT, totals, null, null);
    return new LoadReceipt(
        LoadReceipt.newId(),
        LoadState.DONE,
        LoadRoute.CQL,
        "here",
        AT,
        AT.plusSeconds(1),
        null,
        Map.of(LoadPhase.READ, Duration.ofSeconds(1)),
        totals,
        null,
        List.of(file));
  }

  /** Writes the load and the rollup. */
  static void writeTo(EnergyStore store, LoadReceipt load) {
    store.loads().save(load);
    store.audits().writeOne(AuditEntry.ofCommand("answers", "keys create", "k3x9q7ab"), 1);
    Rollups rollups = store.rollups();
    UUID run = UUID.randomUUID();
    rollups.begin(DAY, run);
    writeResults(rollups.writer(DAY, run));
    rollups.publish(new RollupReceipt(DAY, run, AT, 1_000, 1, QUARTERS, 2, 1));
    rollups.scheduled(new ScheduledRollup(AT, List.of(DAY), Optional.of(AT), Optional.empty()));
  }

  private static void writeResults(RollupWriter writer) {
    List<BigDecimal> values = Collections.nCopies(QUARTERS, new BigDecimal("0.250"));
    DayProfile profile =
        new DayProfile(
            900, BigDecimal.ONE, Collections.nCopies(QUARTERS, 1L), values, values, values);
    GroupCompleteness completeness =
        new GroupCompleteness(
            1, 1, QUARTERS, QUARTERS, Map.of(Quality.ACTUAL, 96L), Map.of(Finding.SILENT, 1L));
    RollupGroup all = RollupGroup.ALL;
    writer.write(new GroupDay(all, Channel.KWH, completeness, profile));
    writer.write(new GroupDevices(all, 2, 1));
    writer.write(all, Channel.KWH, List.of(new TopDevice("answering", new BigDecimal("24.000"))));
    writer.write(Finding.SILENT, new FoundDevice("second", ""));
    writer.flush();
  }
}
