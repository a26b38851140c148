package io.energyiot.store.audit;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What was found of a chain's day.
 *
 * @param entries how many of its entries are good, up to the break if there is one
 * @param state whether it is whole
 * @param sequence of the entry at which it is broken; 0 if it is not
 * @param reason why it is broken; null if it is not
 */
public record CheckedChain(
    LocalDate day, UUID chain, long entries, State state, long sequence, String reason) {

  /** Whether a chain is whole. */
  public enum State {
    /**
     * Each hash is right, and its end is there, or another chain was begun after its last entry.
     */
    WHOLE,
    /** Each hash is right; it has no end yet, since its day has not long been over. */
    OPEN,
    /**
     * Each hash is right, but it has no end: its process was killed, or its last entries are gone.
     */
    WITHOUT_END,
    /** An entry is missing or was changed. */
    BROKEN
  }

  /** Returns the same, broken at an entry. */
  CheckedChain brokenAt(long place, String why) {
    return new CheckedChain(day, chain, entries, State.BROKEN, place, why);
  }

  /** Returns the same in another state. */
  CheckedChain in(State another) {
    return new CheckedChain(day, chain, entries, another, sequence, reason);
  }
}
