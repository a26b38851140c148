package io.energyiot.store.undo;

import java.util.Locale;

/** What has become of an undo. */
public enum UndoState {
  /** It goes on, or was cut off; the same undo again goes on with it. */
  RUNNING,
  /** All that was to be taken back is. */
  DONE,
  /** It could not go on; its error says why. */
  FAILED;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** The name in JSON and for people, in lower case. */
  public String text() {
    return text;
  }
}
