package io.energyiot.cli.load;

import io.energyiot.store.load.ContentOrigin;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.LoadPhase;
import io.energyiot.store.load.LoadProgress;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.LoadTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Describes the receipt of a load for {@code --json}, as REST does: names in snake_case, instants
 * as ISO 8601 in UTC, durations as ISO 8601, rates in whole readings a second.
 */
public final class LoadDocument {
  private LoadDocument() {}

  /**
   * Describes a load with its files.
   *
   * @param now for which its state is told
   */
  public static Map<String, Object> of(LoadReceipt receipt, Instant now) {
    Map<String, Object> document = overview(receipt, now);
    document.put("files", receipt.files().stream().map(LoadDocument::file).toList());
    return document;
  }

  /**
   * Describes a load that waits.
   *
   * @param before how many loads come before it
   * @param now for which its state is told
   */
  public static Map<String, Object> of(LoadReceipt receipt, int before, Instant now) {
    Map<String, Object> document = overview(receipt, now);
    document.put("loads_before", before);
    document.put("files", List.of());
    return document;
  }

  /**
   * Describes a load without its files, for a list of loads.
   *
   * @param now for which its state is told
   */
  public static Map<String, Object> overview(LoadReceipt receipt, Instant now) {
    LoadState state = receipt.stateAt(now);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", receipt.id().toString());
    document.put("state", state.text());
    document.put("path", receipt.route().text());
    document.put("host", receipt.host());
    document.put("started", receipt.started().toString());
    document.put("updated", receipt.updated().toString());
    document.put("duration", receipt.duration().toString());
    document.put("readings_per_second", Math.round(receipt.readingsPerSecond()));
    document.put("progress", state == LoadState.RUNNING ? progress(receipt.progress()) : null);
    document.put("phases", phases(receipt.phases()));
    document.put("totals", totals(receipt.totals()));
    document.put("error", receipt.error());
    return document;
  }

  private static Map<String, Object> progress(LoadProgress progress) {
    if (progress == null) {
      return null;
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("phase", progress.phase().text());
    document.put("percent", Math.round(progress.percent() * 10) / 10.0);
    document.put("readings_per_second", Math.round(progress.readingsPerSecond()));
    document.put("eta", text(progress.eta()));
    return document;
  }

  private static Map<String, Object> phases(Map<LoadPhase, Duration> phases) {
    Map<String, Object> document = new LinkedHashMap<>();
    phases.forEach((phase, duration) -> document.put(phase.text(), duration.toString()));
    return document;
  }

  private static Map<String, Object> totals(LoadTotals totals) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("readings", totals.readings());
    document.put("meter_days", totals.meterDays());
    document.put("repeated", totals.repeated());
    document.put("rejected", totals.rejected());
    document.put("block_bytes", totals.blockBytes());
    document.put("first_day", text(totals.firstDay()));
    document.put("last_day", text(totals.lastDay()));
    return document;
  }

  private static Map<String, Object> file(FileReceipt file) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("name", file.name());
    document.put("state", file.state().text());
    document.put("size", file.size());
    document.put("checksum", file.checksum());
    document.put("format", file.format());
    document.put("version", text(file.version()));
    document.put("totals", totals(file.totals()));
    document.put("rejects_file", file.rejectsFile());
    document.put("error", file.error());
    ContentOrigin content = file.content();
    document.put("loaded_by", content == null ? null : text(content.loadedBy()));
    document.put("superseded", content == null ? null : content.superseded());
    return document;
  }

  private static String text(Object value) {
    return value == null ? null : value.toString();
  }
}
