package io.energyiot.load;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.load.ContentReceipt;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;

/** Errors about contents that were loaded before and can't be loaded again in the way asked for. */
final class LoadConflicts {
  private LoadConflicts() {}

  /**
   * Read in another zone, the same content would give other readings with the same version. Both
   * would then be stored.
   */
  static EnergyException otherSettings(String name, ContentReceipt known) {
    return new EnergyException(
        ErrorCode.SETTING_CONFLICTS,
        "%s: this content was loaded with --zone %s and --interval PT%dS; load it with the same, or"
                .formatted(name, known.zone(), known.interval())
            + " first take back what it has stored: "
            + undo(known));
  }

  private static String undo(ContentReceipt known) {
    return known.loads().stream()
        .max(Comparator.comparingLong(UUID::timestamp))
        .map(load -> "./energy loads undo %s '%s'".formatted(load, known.name()))
        .orElse("./energy loads undo ID (./energy loads list shows the loads)");
  }

  /** The content stays known until its undo is done. */
  static EnergyException undoing(String name, ContentReceipt known) {
    return new EnergyException(
        ErrorCode.LOAD_BUSY,
        "%s: this content is being taken back; wait for that, or finish it if it was cut off: %s"
            .formatted(name, undo(known)));
  }

  /** Returns the receipt of a content with {@code load} as its only load. */
  static ContentReceipt by(ContentReceipt content, UUID load) {
    return new ContentReceipt(
        content.checksum(),
        content.size(),
        content.name(),
        content.zone(),
        content.interval(),
        content.firstSeen(),
        content.finished(),
        content.readings(),
        content.meterDays(),
        content.rejected(),
        Set.of(load),
        content.earlier(),
        content.undoing());
  }
}
