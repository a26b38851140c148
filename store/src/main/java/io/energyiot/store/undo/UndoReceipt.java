package io.energyiot.store.undo;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The receipt of an undo.
 *
 * @param id of the undo, which holds the time at which it began
 * @param load that was taken back, or files of it
 * @param state how far it is
 * @param dryRun whether nothing was changed; such a receipt is not kept
 * @param started when it began
 * @param updated when it was last heard of
 * @param percent how much of the store has been searched, 0 to 100
 * @param files the names of the files that it takes back
 * @param counts what was found; of an undo that goes on with another one, what was left
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
