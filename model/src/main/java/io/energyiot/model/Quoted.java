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
    for (int i = 0; i < shown; i++) {
      char c = text.charAt(i);
      quoted.append(Character.isISOControl(c) ? '\uFFFD' : c);
    }
    quoted.append('\'');
    if (shown < text.length()) {
      quoted.append("... (").append(text.length()).append(" characters)");
    }
    return quoted.toString();
  }
}
