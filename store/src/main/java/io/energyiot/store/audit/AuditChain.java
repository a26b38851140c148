package io.energyiot.store.audit;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The chain of one process, which no other process writes: entries of a day in order, each with a
 * hash that covers the one before. A day's first entry comes after the last one of the day before.
 * For one thread.
 */
public final class AuditChain {
  private final UUID id;
  private ChainedEntry last;
  private boolean open;

  /**
   * Begins a chain.
   *
   * @param before an entry of another process, which the first one of this chain comes after; empty
   *     if there is none
   */
  AuditChain(UUID id, Optional<ChainedEntry> before) {
    this.id = id;
    this.last = before.orElse(null);
  }

  /**
   * Appends an entry, after the end of the day before if that is still open.
   *
   * @return what is to be written, in order
   */
  public List<ChainedEntry> add(AuditEntry entry) {
    LocalDate day = entry.at().atOffset(ZoneOffset.UTC).toLocalDate();
    List<ChainedEntry> added = new ArrayList<>(2);
    endBefore(day).ifPresent(added::add);
    LocalDate its = day;
    if (isOwn(last)) {
      LocalDate earliest = open ? last.place().day() : last.place().day().plusDays(1);
      its = day.isBefore(earliest) ? earliest : day;
    }
    Instant start = its.atStartOfDay(ZoneOffset.UTC).toInstant();
    added.add(append(its, entry.at().isBefore(start) ? entry.movedTo(start) : entry));
    return added;
  }

  private boolean isOwn(ChainedEntry entry) {
    return entry != null && entry.place().chain().equals(id);
  }

  /** Ends the day that is open, if it is before {@code day}. */
  public Optional<ChainedEntry> endBefore(LocalDate day) {
    return open && last.place().day().isBefore(day) ? end() : Optional.empty();
  }

  /** Ends the day that is open, if one is. */
  public Optional<ChainedEntry> end() {
    if (!open) {
      return Optional.empty();
    }
    AuditEntry end = AuditEntry.end(last.entry().at(), last.place().sequence() + 1);
    ChainedEntry ended = append(last.place().day(), end);
    open = false;
    return Optional.of(ended);
  }

  private ChainedEntry append(LocalDate day, AuditEntry entry) {
    ChainPlace place = new ChainPlace(day, id, open ? last.place().sequence() + 1 : 0);
    ByteBuffer previous = last == null ? EntryHash.NOTHING : last.hash();
    boolean linked = !open && last != null;
    last =
        new ChainedEntry(
            place,
            entry,
            EntryHash.of(previous, place, entry),
            linked ? last.place() : null,
            linked ? previous : null);
    open = true;
    return last;
  }
}
