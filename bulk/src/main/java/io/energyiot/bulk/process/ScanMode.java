package io.energyiot.bulk.process;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;

/** How many rows of this machine's Cassandra are read. */
public enum ScanMode {
  /** From SSTables where that is possible and saves time. */
  AUTO,
  /** Always by CQL. */
  CQL,
  /** From SSTables wherever that is possible. */
  SSTABLE;

  /**
   * Takes a setting; {@link #AUTO} if it is not there.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}
   */
  public static ScanMode from(Settings settings, String key) {
    return switch (settings.text(key, "auto")) {
      case "auto" -> AUTO;
      case "cql" -> CQL;
      case "sstable" -> SSTABLE;
      default -> throw settings.invalid(key, "auto, cql or sstable");
    };
  }
}
