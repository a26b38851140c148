package io.energyiot.analytics.export;

import java.io.Serializable;

/**
 * A file that a task has written.
 *
 * @param day whose readings it has, days since 1970-01-01
 * @param name without its folder's
 * @param bytes its length
 * @param readings its rows
 */
record DayFile(long day, String name, long bytes, long readings) implements Serializable {

  /** As the manifest of its day has it. */
  Manifest.File inManifest() {
    return new Manifest.File(name, bytes, readings);
  }
}
