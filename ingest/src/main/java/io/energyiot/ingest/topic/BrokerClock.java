package io.energyiot.ingest.topic;

import java.util.OptionalLong;

/** Compares this machine's clock with that of the broker that last took a record. */
public final class BrokerClock {
  private volatile Long ahead;

  BrokerClock() {}

  /**
   * Takes note of a record; all times in milliseconds since 1970-01-01T00:00:00Z.
   *
   * @param appended by the broker's clock
   * @param sent by this machine's
   * @param answered by this machine's
   */
  void note(long appended, long sent, long answered) {
    if (appended > answered) {
      ahead = appended - answered;
    } else {
      ahead = Math.min(0, appended - sent);
    }
  }

  /**
   * Returns by at least how many milliseconds the broker's clock is ahead; negative if it is
   * behind, 0 if no difference can be seen, empty before the first record.
   */
  public OptionalLong aheadMillis() {
    Long known = ahead;
    return known == null ? OptionalLong.empty() : OptionalLong.of(known);
  }
}
