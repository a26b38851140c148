package io.energyiot.model;

/** A user's text as it may stand in a message: quoted, cut short, without control characters. */
public final class Quoted {
  private static final int LONGEST = 80;

  private Quoted() {}

  /** {@code text} in single quotes; the word {@code nothing} for null. */
  public static String of(CharSequence text) {
    if (text == null) {
      return "nothing";
    }
    StringBuilder quoted = new StringBuilder("'");
    int shown = Math.min(text.length(), LONGEST);
    if (shown < text.length() && Character.isHighSurrogate(text.charAt(shown - 1))) {
      shown--;
    }
    for (int i = 0; i < shown; i++) {
      char c = text.charAt(i);
      quoted.append(Character.isISOControl(c) || isAlone(text, i) ? '\uFFFD' : c);
    }
    quoted.append('\'');
    if (shown < text.length()) {
      quoted.append("... (").append(text.length()).append(" characters)");
    }
    return quoted.toString();
  }

  /** Whether the character at {@code i} is half of a pair whose other half is not there. */
  static boolean isAlone(CharSequence text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
