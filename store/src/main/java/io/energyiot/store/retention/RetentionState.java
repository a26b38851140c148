package io.energyiot.store.retention;

import java.util.Locale;

/** The state of a run. */
public enum RetentionState {
  /** It is running or was cut off; the next run deletes what is left. */
  RUNNING,
  /** Everything that had expired is deleted. */
  DONE,
  /** It failed; its error says why. */
  FAILED;

  /** Returns the name in JSON and for people, in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
