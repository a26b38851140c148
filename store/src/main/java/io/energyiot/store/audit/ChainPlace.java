package io.energyiot.store.audit;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The place of an audit entry.
 *
 * @param day in UTC
 * @param chain of one process
 * @param sequence from 0 on each day
 */
public record ChainPlace(LocalDate day, UUID chain, long sequence) {
  /** So many entries are in a partition. */
  static final int PART = 50_000;

  /** Returns the part of the chain's day that has it, from 0 on. */
  int part() {
    return Math.toIntExact(sequence / PART);
  }
}
