package io.energyiot.server.loads;

import io.energyiot.store.undo.UndoCounts;
import io.energyiot.store.undo.UndoReceipt;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An undo of a load as clients see it. */
@Schema(name = "LoadUndo")
public record UndoBody(
    @Schema(examples = "9cb11000-fe48-11f0-8001-0123456789ab") String id,
    @Schema(examples = "8cb11000-fe48-11f0-8001-0123456789ab") String load,
    @Schema(
            enumeration = {"running", "done", "failed"},
            description = "one that was cut off stays running until it is repeated")
        String state,
    boolean dry_run,
    @Schema(examples = "2026-01-31T08:00:00.120Z") String started,
    @Schema(examples = "2026-01-31T08:00:03.120Z") String updated,
    @Schema(description = "of the store that was searched, 0 to 100") double percent,
    @Schema(description = "the files that it takes back; none if nothing of them was stored")
        List<String> files,
    @Schema(description = "packed day blocks") long rows,
    long readings,
    @Schema(description = "days of a series") long meter_days,
    long devices,
    @Schema(nullable = true, examples = "2026-01-30") String first_day,
    @Schema(nullable = true, examples = "2026-01-30") String last_day,
    @Schema(description = "other loads that have stored the same readings")
        List<String> shared_with,
    @Schema(nullable = true, description = "why it failed") String error) {

  /** Describes an undo. */
  public static UndoBody of(UndoReceipt undo) {
    UndoCounts counts = undo.counts();
    return new UndoBody(
        undo.id().toString(),
        undo.load().toString(),
        undo.state().text(),
        undo.dryRun(),
        undo.started().toString(),
        undo.updated().toString(),
        Math.round(undo.percent() * 10) / 10.0,
        undo.files(),
        counts.rows(),
        counts.readings(),
        counts.meterDays(),
        counts.devices(),
        text(counts.firstDay()),
        text(counts.lastDay()),
        undo.sharedWith().stream().map(UUID::toString).sorted().toList(),
        undo.error());
  }

  private static String text(Object date) {
    return date == null ? null : date.toString();
  }
}
