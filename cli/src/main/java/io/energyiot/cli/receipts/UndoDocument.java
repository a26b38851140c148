package io.energyiot.cli.receipts;

import io.energyiot.store.undo.UndoCounts;
import io.energyiot.store.undo.UndoReceipt;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Describes the receipt of an undo for {@code --json}, as REST does. */
public final class UndoDocument {
  private UndoDocument() {}

  /** Describes an undo. */
  public static Map<String, Object> of(UndoReceipt undo) {
    UndoCounts counts = undo.counts();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", undo.id().toString());
    document.put("load", undo.load().toString());
    document.put("state", undo.state().text());
    document.put("dry_run", undo.dryRun());
    document.put("started", undo.started().toString());
    document.put("updated", undo.updated().toString());
    document.put("percent", Math.round(undo.percent() * 10) / 10.0);
    document.put("files", undo.files());
    document.put("rows", counts.rows());
    document.put("readings", counts.readings());
    document.put("meter_days", counts.meterDays());
    document.put("devices", counts.devices());
    document.put("first_day", text(counts.firstDay()));
    document.put("last_day", text(counts.lastDay()));
    document.put("shared_with", undo.sharedWith().stream().map(UUID::toString).sorted().toList());
    document.put("error", undo.error());
    return document;
  }

  private static String text(Object date) {
    return date == null ? null : date.toString();
  }
}
