package io.energyiot.store.undo;

import java.util.Locale;

/** What has become of an undo. */
public enum UndoState {
  /** It is running or was cut off; repeating the undo continues it. */
  RUNNING,
  /** Everything is taken back. */
  DONE,
  /** It failed; its error says why. */
  FAILED;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** Returns the name in JSON and for people, in lower case. */
  public String text() {
    return text;
  }
}
