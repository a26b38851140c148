package io.energyiot.store.live;

import java.util.Locale;

/**
 * What becomes of the readings of a day that are streamed, and where they are looked for. A day
 * goes from one state to the next, never back.
 */
public enum DayState {
  /** They go to the live blocks. */
  OPEN,
  /** They go to day blocks; the live blocks are being folded into day blocks. */
  SEALING,
  /** All are in day blocks. The live blocks are still there for who began to read before. */
  SEALED,
  /** The live blocks are gone. */
  CLOSED;

  /** The name in tables and documents. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of that name. */
  static DayState of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }

  /** Whether readings may be in live blocks and nowhere else. */
  public boolean needsLiveBlocks() {
    return this == OPEN || this == SEALING;
  }
}
