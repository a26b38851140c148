package io.energyiot.store.load;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Receipts to test with. */
final class Receipts {
  static final Instant START = Instant.parse("2026-01-31T02:00:00.120Z");
  static final LoadTotals TOTALS =
      new LoadTotals(960, 10, 3, 2, 1024, LocalDate.of(2026, 1, 29), LocalDate.of(2026, 1, 30));
  static final LoadProgress HALF =
      new LoadProgress(LoadPhase.READ, 49.96, 12_345.6, Duration.ofMillis(90_500));

  private Receipts() {}

  static FileReceipt loaded(String name) {
    return new FileReceipt(
        name,
        FileState.LOADED,
        40_960,
        "00ff00ff00ff00ff",
        "wide",
        Instant.parse("2026-01-31T02:00:00.456Z"),
        TOTALS,
        "rejects/" + name,
        null);
  }

  static FileReceipt waiting(String name) {
    return new FileReceipt(
        name, FileState.WAITING, 7, null, null, null, LoadTotals.NONE, null, null);
  }

  /** A load that runs, last heard of 12 seconds after its start. */
  static LoadReceipt running(UUID id, LoadProgress progress, FileReceipt... files) {
    return new LoadReceipt(
        id,
        LoadState.RUNNING,
        LoadRoute.SSTABLE_IMPORT,
        "night-1",
        START,
        START.plusSeconds(12),
        progress,
        Map.of(
            LoadPhase.READ, Duration.ofMillis(10_500), LoadPhase.CHECK, Duration.ofMillis(1_500)),
        TOTALS,
        null,
        List.of(files));
  }

  static LoadReceipt done(UUID id, FileReceipt... files) {
    return in(LoadState.DONE, id, files);
  }

  static LoadReceipt in(LoadState state, UUID id, FileReceipt... files) {
    return new LoadReceipt(
        id,
        state,
        LoadRoute.CQL,
        "night-1",
        START,
        START.plusSeconds(30),
        null,
        Map.of(LoadPhase.CHECK, Duration.ofMillis(1_500)),
        LoadTotals.NONE,
        null,
        List.of(files));
  }
}
