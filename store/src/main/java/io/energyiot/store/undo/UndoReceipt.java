package io.energyiot.store.undo;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The receipt of an undo.
 *
 * @param id the id, which contains the time at which the undo began
 * @param load the load of which all or some files are taken back
 * @param state the state of the undo
 * @param dryRun whether nothing was changed; such a receipt is not kept
 * @param started when it began
 * @param updated when it was last heard of
 * @param percent how much of the store has been searched, 0 to 100
 * @param files the names of the files that it takes back
 * @param counts what was found; if it continued an earlier undo, what that had left
 * @param sharedWith other loads that have stored the same rows
 * @param error why it failed; null if it did not
 */
public record UndoReceipt(
    UUID id,
    UUID load,
    UndoState state,
    boolean dryRun,
    Instant started,
    Instant updated,
    double percent,
    List<String> files,
    UndoCounts counts,
    Set<UUID> sharedWith,
    String error) {

  /** Copies list and set. */
  public UndoReceipt {
    files = List.copyOf(files);
    sharedWith = Set.copyOf(sharedWith);
  }
}
