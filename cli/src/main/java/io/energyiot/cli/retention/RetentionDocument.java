package io.energyiot.cli.retention;

import io.energyiot.store.retention.RetentionReceipt;
import java.util.LinkedHashMap;
import java.util.Map;

/** Describes the receipt of retention for {@code --json}. */
final class RetentionDocument {
  private RetentionDocument() {}

  static Map<String, Object> of(RetentionReceipt run) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", run.id().toString());
    document.put("state", run.state().text());
    document.put("dry_run", run.dryRun());
    document.put("started", run.started().toString());
    document.put("updated", run.updated().toString());
    document.put("percent", Math.round(run.percent() * 10) / 10.0);
    document.put("route", run.route());
    document.put("series_days", run.seriesDays());
    document.put("bytes", run.bytes());
    document.put("kept_from", run.keptFrom());
    document.put("years", run.years());
    document.put("error", run.error());
    return document;
  }
}
