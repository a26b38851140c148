package io.energyiot.store.audit;

import java.util.List;
import java.util.Optional;

/**
 * A page of the audit.
 *
 * @param entries may be few or none although more follow
 * @param next the place of the last entry that was looked at; empty if there is nothing after it
 */
public record AuditPage(List<ChainedEntry> entries, Optional<ChainPlace> next) {
  /** Copies the entries. */
  public AuditPage {
    entries = List.copyOf(entries);
  }
}
