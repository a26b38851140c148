package io.energyiot.store.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;

/**
 * A part of the chain of a day.
 *
 * @param part from 0
 * @param began the time of its first entry
 * @param host the machine of the process
 */
record ChainPart(LocalDate day, UUID chain, int part, Instant began, String host) {
  /** The newest first. */
  static final Comparator<ChainPart> NEWEST_FIRST =
      Comparator.comparing(ChainPart::began)
          .thenComparing(ChainPart::chain)
          .thenComparingInt(ChainPart::part)
          .reversed();
}
