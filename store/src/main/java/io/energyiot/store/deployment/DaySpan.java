package io.energyiot.store.deployment;

/**
 * Days of the storage zone that follow each other.
 *
 * @param first days since 1970-01-01
 * @param last the last one, itself included
 */
public record DaySpan(long first, long last) {
  /** Whether it has a day. */
  public boolean has(long day) {
    return first <= day && day <= last;
  }
}
