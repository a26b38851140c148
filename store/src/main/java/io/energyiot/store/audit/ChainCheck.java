package io.energyiot.store.audit;

import io.energyiot.store.audit.CheckedChain.State;
import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Checks the entries of one chain's day, in order. */
final class ChainCheck {
  private CheckedChain found;
  private ChainedEntry first;
  private ChainedEntry last;

  ChainCheck(LocalDate day, UUID chain) {
    found = new CheckedChain(day, chain, 0, State.WITHOUT_END, 0, null);
  }

  /**
   * Takes the next entry.
   *
   * @return whether the chain is good so far
   */
  boolean take(ChainedEntry next) {
    long expected = found.entries();
    String fault = fault(next, expected);
    if (fault != null) {
      found = found.brokenAt(expected, fault);
      return false;
    }
    first = first == null ? next : first;
    last = next;
    found =
        new CheckedChain(
            found.day(),
            found.chain(),
            expected + 1,
            next.entry().isEnd() ? State.WHOLE : State.WITHOUT_END,
            0,
            null);
    return true;
  }

  private String fault(ChainedEntry next, long expected) {
    if (found.state() == State.WHOLE) {
      return "there is an entry after the end";
    }
    if (next.place().sequence() != expected) {
      return "the entry is missing; the next one is " + next.place().sequence();
    }
    if (next.entry().isEnd() && next.entry().requests() != expected) {
      return "the end counts " + next.entry().requests() + " entries";
    }
    ByteBuffer previous = last == null ? firstPrevious(next) : last.hash();
    if (!EntryHash.of(previous, next.place(), next.entry()).equals(next.hash())) {
      return "the entry, or the one before it, is not as it was written";
    }
    return null;
  }

  private static ByteBuffer firstPrevious(ChainedEntry first) {
    return first.linked() == null ? EntryHash.NOTHING : first.linked();
  }

  /** Returns the first entry; empty if it has none that is good. */
  Optional<ChainedEntry> first() {
    return Optional.ofNullable(first);
  }

  /** Returns the place of the last good entry; empty if there is none. */
  Optional<ChainPlace> lastPlace() {
    return Optional.ofNullable(last).map(ChainedEntry::place);
  }

  CheckedChain result() {
    return found.entries() == 0 && found.state() != State.BROKEN
        ? found.brokenAt(0, "all its entries are missing")
        : found;
  }
}
