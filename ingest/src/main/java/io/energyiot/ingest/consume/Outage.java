package io.energyiot.ingest.consume;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that fails for as long as it fails: told once when it begins and once when it is over,
 * however often it is tried in between. For one thread.
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

  /** It has failed, once more or for the first time. */
  void failed(String why) {
    if (failures == 0) {
      began = System.nanoTime();
      LOG.warn("trouble until it is told that {} again: {}", what, why);
    } else {
      LOG.debug("trouble as before: {}", why);
    }
    failures++;
  }

  /** It has worked. */
  void over() {
    if (failures > 0) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
      LOG.info("{} again, after {} s and {} failures", what, seconds, failures);
      failures = 0;
    }
  }

  /** How often it has failed since it last worked. */
  int failures() {
    return failures;
  }
}
