package io.energyiot.server.address;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Text of an address, percent-encoded (RFC 3986). Decoding is strict. Other readers replace bytes
 * that are not UTF-8, and so would answer for another device.
 */
final class EncodedText {
  private static final int HEX = 16;

  private EncodedText() {}

  /**
   * Decodes a text.
   *
   * @param plusIsBlank whether a plus means a blank, as in a query
   * @return empty if it is not ASCII, a percent sign has no two digits behind it, or the bytes are
   *     not UTF-8
   */
  static Optional<String> decode(String encoded, boolean plusIsBlank) {
    if (isPlain(encoded)) {
      return Optional.of(encoded);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        int high = digit(encoded, i + 1);
        int low = digit(encoded, i + 2);
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        bytes.write(high * HEX + low);
        i += 2;
      } else if (c <= ' ' || c >= 0x7F) {
        return Optional.empty();
      } else {
        bytes.write(c == '+' && plusIsBlank ? ' ' : c);
      }
    }
    try {
      ByteBuffer all = ByteBuffer.wrap(bytes.toByteArray());
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(all).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Returns whether nothing has to be decoded, which is the usual case. */
  private static boolean isPlain(String encoded) {
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c <= ' ' || c >= 0x7F || c == '%' || c == '+') {
        return false;
      }
    }
    return true;
  }

  private static int digit(String text, int at) {
    return at < text.length() && text.charAt(at) < 0x7F
        ? Character.digit(text.charAt(at), HEX)
        : -1;
  }
}
