package io.energyiot.store.live;

import java.util.Locale;

/**
 * Where the streamed readings of a day go, and where they are read. A day goes from one state to
 * the next, never back.
 */
public enum DayState {
  /** They go to the live blocks. */
  OPEN,
  /** They go to day blocks; the live blocks are being folded into day blocks. */
  SEALING,
  /** All are in day blocks. The live blocks still exist for readers that began before. */
  SEALED,
  /** The live blocks are gone. */
  CLOSED;

  /** Returns the name in tables and documents. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the state of that name. */
  static DayState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** Returns whether readings may be in live blocks only. */
  public boolean needsLiveBlocks() {
    return this == OPEN || this == SEALING;
  }
}
