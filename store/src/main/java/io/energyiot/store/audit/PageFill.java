package io.energyiot.store.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills a page with the entries that are wanted. */
final class PageFill {
  private final AuditQuestion question;
  private final int max;
  private final int maxLookedAt;
  private final List<ChainedEntry> entries = new ArrayList<>();
  private int lookedAt;
  private ChainPlace last;

  /**
   * @param max how many entries the page has at most
   * @param maxLookedAt how many entries are looked at for it
   */
  PageFill(AuditQuestion question, int max, int maxLookedAt) {
    this.question = question;
    this.max = max;
    this.maxLookedAt = maxLookedAt;
  }

  /**
   * Takes the next entry, if it is wanted.
   *
   * @return false if the page has no place for it, or has looked at enough
   */
  boolean take(ChainedEntry next) {
    boolean wanted = question.wants(next.entry());
    if (lookedAt == maxLookedAt || (wanted && entries.size() == max)) {
      return false;
    }
    if (wanted) {
      entries.add(next);
    }
    lookedAt++;
    last = next.place();
    return true;
  }

  AuditPage withMore() {
    return new AuditPage(entries, Optional.of(last));
  }

  AuditPage last() {
    return new AuditPage(entries, Optional.empty());
  }
}
