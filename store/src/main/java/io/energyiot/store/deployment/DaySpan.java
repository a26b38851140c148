package io.energyiot.store.deployment;

/**
 * Consecutive days of the storage zone.
 *
 * @param first days since 1970-01-01
 * @param last the last day, itself included
 */
public record DaySpan(long first, long last) {
  /** Returns whether the span has a day. */
  public boolean has(long day) {
    return first <= day && day <= last;
  }
}
