package io.energyiot.analytics.scan;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.Set;

/**
 * How all meters are read.
 *
 * @param mode by CQL, from SSTables, or as is quicker
 * @param jmxPort where the Cassandra of this machine answers JMX; 0 if it does not run here
 */
public record ScanSettings(Mode mode, int jmxPort) {
  private static final String SCAN = "analytics.scan";

  /** The ways. */
  public enum Mode {
    /** From SSTables where that is possible and saves time. */
    AUTO,
    /** Always by CQL. */
    CQL,
    /** From SSTables wherever that is possible. */
    SSTABLE
  }

  /**
   * Takes the settings under {@code analytics.}, and {@code load.jmx_port}.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID}
   */
  public static ScanSettings from(Settings settings) {
    settings.failOnUnknown("analytics.", Set.of(SCAN));
    return new ScanSettings(mode(settings), settings.integer("load.jmx_port", 0, 0, 65_535));
  }

  private static Mode mode(Settings settings) {
    return switch (settings.text(SCAN, "auto")) {
      case "auto" -> Mode.AUTO;
      case "cql" -> Mode.CQL;
      case "sstable" -> Mode.SSTABLE;
      default -> throw settings.invalid(SCAN, "auto, cql or sstable");
    };
  }

  /** Whether SSTables may be read. */
  boolean mayReadSstables() {
    return mode != Mode.CQL && jmxPort != 0;
  }
}
