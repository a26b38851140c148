package io.energyiot.store.load;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What has become of a load. */
public enum LoadState {
  /** It waits for a loader. */
  QUEUED,
  /** It is running and was heard of less than {@link LoadReceipt#SILENCE} ago. */
  RUNNING,
  /** All its files are loaded, now or before. */
  DONE,
  /** Too many records were rejected; nothing was stored. */
  STOPPED,
  /** It was cancelled before anything was stored. */
  CANCELLED,
  /** It failed; its error says why. */
  FAILED,
  /** All that it had stored was taken back. */
  UNDONE,
  /** It says that it runs, but has not been heard of for {@link LoadReceipt#SILENCE}. */
  INTERRUPTED;

  private static final Set<LoadState> OPEN = EnumSet.of(QUEUED, RUNNING, INTERRUPTED);

  private final String text = name().toLowerCase(Locale.ROOT);

  /** Returns the name in JSON and for people, in lower case. */
  public String text() {
    return text;
  }

  /** Whether nothing more becomes of the load by itself. */
  public boolean hasEnded() {
    return !OPEN.contains(this);
  }
}
