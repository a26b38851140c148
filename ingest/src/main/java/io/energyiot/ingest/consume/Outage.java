package io.energyiot.ingest.consume;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs a lasting failure once when it begins and once when it is over, however often the action is
 * tried in between. For one thread.
 */
final class Outage {
  private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

  private final String what;
  private long began;
  private int failures;

  /**
   * @param what fails, as a sentence that "again" can follow
   */
  Outage(String what) {
    this.what = what;
  }

  /** Notes a failure, the first one or another. */
  void failed(String why) {
    if (failures == 0) {
      began = System.nanoTime();
      LOG.warn("trouble, until a line says \"{} again\": {}", what, why);
    } else {
      LOG.debug("trouble as before: {}", why);
    }
    failures++;
  }

  /** Notes a success. */
  void over() {
    if (failures > 0) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
      LOG.info("{} again, after {} s and {} failures", what, seconds, failures);
      failures = 0;
    }
  }

  /** Returns how often it has failed since the last success. */
  int failures() {
    return failures;
  }
}
