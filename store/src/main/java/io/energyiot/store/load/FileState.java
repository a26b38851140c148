package io.energyiot.store.load;

import java.util.Locale;

/** How far a file of a load is, from waiting to loaded or undone. */
public enum FileState {
  /** It has not been loaded yet, or not completely. */
  WAITING,
  /** It was read and can be loaded; a dry run stores nothing. */
  CHECKED,
  /** Its readings are in Cassandra. */
  LOADED,
  /** The same content was loaded before, so there was nothing to do. */
  SKIPPED,
  /** Nothing of it was loaded; its error says why. */
  FAILED,
  /** Its readings are being taken back, or an undo of them was cut off. */
  UNDOING,
  /** Its readings were taken back. */
  UNDONE;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** Returns the name in JSON and for people, in lower case. */
  public String text() {
    return text;
  }
}
