package io.energyiot.store.load;

import java.util.Locale;

/** The phases of a load, in order. */
public enum LoadPhase {
  /** Takes checksums, and looks up which content was loaded before. */
  CHECK,
  /** Parses and packs. */
  READ,
  /** Sorts and merges rows, and writes them as SSTables or by CQL. */
  WRITE,
  /** Makes all of them readable. */
  IMPORT;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** Returns the name in JSON and for people, in lower case. */
  public String text() {
    return text;
  }
}
