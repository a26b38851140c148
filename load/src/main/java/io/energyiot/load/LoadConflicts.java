package io.energyiot.load;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.load.LoadedFile;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;

/** Why a content that is known can't be loaded as it is asked, and what can be done. */
final class LoadConflicts {
  private LoadConflicts() {}

  /**
   * The same content read in another zone would be other readings with the same version, of which
   * some would stay beside the right ones.
   */
  static EnergyException otherSettings(String name, LoadedFile known) {
    return new EnergyException(
        ErrorCode.SETTING_CONFLICTS,
        "%s: this content was loaded with --zone %s and --interval PT%dS; load it with the same, or"
                .formatted(name, known.zone(), known.interval())
            + " first take back what it has stored: "
            + undo(known));
  }

  private static String undo(LoadedFile known) {
    return known.loads().stream()
        .max(Comparator.comparingLong(UUID::timestamp))
        .map(load -> "./energy loads undo %s '%s'".formatted(load, known.name()))
        .orElse("./energy loads undo ID (./energy loads list shows the loads)");
  }

  /** A content that is being taken back is known until that is done. */
  static EnergyException undoing(String name, LoadedFile known) {
    return new EnergyException(
        ErrorCode.LOAD_BUSY,
        "%s: this content is being taken back; wait for that, or finish it if it was cut off: %s"
            .formatted(name, undo(known)));
  }

  /** A receipt of a content as it is stored by {@code load}. */
  static LoadedFile by(LoadedFile content, UUID load) {
    return new LoadedFile(
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
