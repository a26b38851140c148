package io.energyiot.store.retention;

import io.energyiot.model.Channel;
import io.energyiot.model.error.BrokenRuleException;
import java.util.Locale;

/**
 * The name of a channel, or a pattern in which {@code *} stands for any characters, also for none.
 *
 * @param text in upper case
 */
public record ChannelPattern(String text) {
  private static final char ANY = '*';

  /** More than a name without asterisks can have, so that such a name comes before patterns. */
  private static final int EXACT = 1_000;

  /**
   * The pattern that {@code text} is, in any case.
   *
   * @throws BrokenRuleException if no channel can be called so
   */
  static ChannelPattern of(String text) {
    Channel allowed = Channel.of(text); // asterisks are letters of names too
    return new ChannelPattern(allowed.name().toUpperCase(Locale.ROOT));
  }

  /** Returns whether a channel is meant. */
  boolean matches(Channel channel) {
    return matches(0, channel.name(), 0);
  }

  private boolean matches(int at, String name, int from) {
    if (at == text.length()) {
      return from == name.length();
    }
    if (text.charAt(at) == ANY) {
      return matches(at + 1, name, from) || (from < name.length() && matches(at, name, from + 1));
    }
    return from < name.length()
        && text.charAt(at) == name.charAt(from)
        && matches(at + 1, name, from + 1);
  }

  /** Returns how specific the pattern is: a name before all patterns, then by its letters. */
  int specificity() {
    int letters = (int) text.chars().filter(letter -> letter != ANY).count();
    return letters == text.length() ? EXACT + letters : letters;
  }

  /** Returns whether a name can be meant by both. */
  boolean overlaps(ChannelPattern other) {
    return overlaps(0, other.text, 0);
  }

  private boolean overlaps(int at, String other, int from) {
    boolean ended = at == text.length();
    boolean otherEnded = from == other.length();
    if (ended && otherEnded) {
      return true;
    }
    if (!ended && text.charAt(at) == ANY) {
      return overlaps(at + 1, other, from) || (!otherEnded && overlaps(at, other, from + 1));
    }
    if (!otherEnded && other.charAt(from) == ANY) {
      return overlaps(at, other, from + 1) || (!ended && overlaps(at + 1, other, from));
    }
    return !ended
        && !otherEnded
        && text.charAt(at) == other.charAt(from)
        && overlaps(at + 1, other, from + 1);
  }

  @Override
  public String toString() {
    return text;
  }
}
