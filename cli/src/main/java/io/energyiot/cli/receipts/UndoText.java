package io.energyiot.cli.receipts;

import io.energyiot.cli.output.Output;
import io.energyiot.store.undo.UndoCounts;
import io.energyiot.store.undo.UndoReceipt;
import io.energyiot.store.undo.UndoState;
import java.util.Locale;

/** The receipt of an undo for people. */
final class UndoText {
  private UndoText() {}

  static void print(UndoReceipt undo, Output output) {
    if (undo.files().isEmpty()) {
      output.line("nothing that load %s has stored is left", undo.load());
      return;
    }
    output.line("%s: %s", undo.dryRun() ? "to be taken back" : title(undo), counts(undo));
    undo.files().forEach(file -> output.line("  %s", file));
    undo.sharedWith().forEach(load -> output.line("  load %s has stored the same readings", load));
    if (undo.counts().rows() > 0 && undo.state() == UndoState.DONE && !undo.dryRun()) {
      output.line(
          "  rollups of these days don't change until you compute them again: ./energy"
              + " rollup --day %s",
          undo.counts().firstDay());
    }
  }

  private static String title(UndoReceipt undo) {
    return switch (undo.state()) {
      case DONE -> "taken back on " + undo.updated();
      case RUNNING -> "being taken back, %.0f %% on %s".formatted(undo.percent(), undo.updated());
      case FAILED -> "not wholly taken back, " + undo.error();
    };
  }

  /** What was found, in words. */
  static String counts(UndoReceipt undo) {
    UndoCounts counts = undo.counts();
    return counts.rows() == 0
        ? "no readings"
        : String.format(
            Locale.ROOT,
            "%,d readings of %,d meter-days of %,d devices, %s to %s, in %,d rows",
            counts.readings(),
            counts.meterDays(),
            counts.devices(),
            counts.firstDay(),
            counts.lastDay(),
            counts.rows());
  }
}
