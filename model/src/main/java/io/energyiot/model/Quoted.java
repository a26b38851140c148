package io.energyiot.model;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.stream.IntStream;

/** A user's text as it may stand in a message: quoted, cut short, with all of it to be seen. */
public final class Quoted {
  private static final int LONGEST = 80;

  /**
   * First and last characters of ranges that print nothing, though their category does not say so:
   * fillers, joiners, selectors of variants, the empty Braille cell, and the mark that stands for
   * what could not be decoded.
   */
  private static final int[] UNSEEN = {
    0x34F, 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x2800, 0x2800, 0x3164, 0x3164,
    0xFE00, 0xFE0F, 0xFFA0, 0xFFA0, 0xFFFD, 0xFFFD, 0xE0100, 0xE01EF
  };

  private Quoted() {}

  /** {@code text} in single quotes; the word {@code nothing} for null. */
  public static String of(CharSequence text) {
    if (text == null) {
      return "nothing";
    }
    int shown = Math.min(text.length(), LONGEST);
    if (shown < text.length() && Character.isHighSurrogate(text.charAt(shown - 1))) {
      shown--;
    }
    String quoted = '\'' + visible(text.subSequence(0, shown)) + '\'';
    return shown == text.length() ? quoted : quoted + "... (" + text.length() + " characters)";
  }

  /** {@code text} with what can't be seen escaped, as in {@code \u200B}. */
  public static String visible(CharSequence text) {
    if (text.codePoints().allMatch(Quoted::isSeen)) {
      return text.toString();
    }
    StringBuilder visible = new StringBuilder();
    text.codePoints().forEach(each -> append(each, visible));
    return visible.toString();
  }

  private static void append(int character, StringBuilder visible) {
    if (isSeen(character)) {
      visible.appendCodePoint(character);
      return;
    }
    switch (character) {
      case '\t' -> visible.append("\\t");
      case '\n' -> visible.append("\\n");
      case '\r' -> visible.append("\\r");
      default -> {
        for (char c : Character.toChars(character)) {
          visible.append("\\u%04X".formatted((int) c));
        }
      }
    }
  }

  /** The text that bytes are in UTF-8, with those that are none as in {@code \xE4}. */
  public static String utf8(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') < 0) {
      return text;
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes, from, to - from);
    CharBuffer out = CharBuffer.allocate(to - from);
    StringBuilder shown = new StringBuilder();
    CoderResult result;
    do {
      result = decoder.decode(in, out, true);
      shown.append(out.flip());
      out.clear();
      for (int i = 0; result.isError() && i < result.length(); i++) {
        shown.append("\\x%02X".formatted(in.get() & 0xFF));
      }
    } while (result.isError());
    return shown.toString();
  }

  /** Whether a character prints something, or is a plain blank. */
  static boolean isSeen(int character) {
    if (character < 0x7F) {
      return character >= ' ';
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.SURROGATE ->
          false;
      default ->
          IntStream.range(0, UNSEEN.length / 2)
              .noneMatch(i -> character >= UNSEEN[2 * i] && character <= UNSEEN[2 * i + 1]);
    };
  }

  /**
   * Whether all characters of a text can be seen, with no blank around it, and it is composed
   * (Unicode's NFC), so that no other text prints the same.
   */
  public static boolean isPlain(String text) {
    return text.strip().equals(text)
        && text.codePoints().allMatch(Quoted::isSeen)
        && (text.chars().allMatch(c -> c < 0x7F) || Normalizer.isNormalized(text, Form.NFC));
  }
}
