package io.energyiot.server.range;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.openhft.hashing.LongHashFunction;

/**
 * Where the next page begins.
 *
 * @param channel the name of the series
 * @param start of the page's first reading, milliseconds since 1970-01-01T00:00:00Z
 */
record Cursor(String channel, long start) {
  private static final int LONGEST_TEXT = 128;
  private static final int HEAD = 2 * Long.BYTES;

  /** Returns the text for clients, valid for {@code question} only. */
  String text(String question) {
    byte[] name = channel.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(HEAD + name.length);
    bytes.putLong(check(question)).putLong(start).put(name);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private long check(String question) {
    return LongHashFunction.xx3(start).hashChars(question + '\n' + channel);
  }

  /**
   * Reads what a client sends back.
   *
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID} if it is damaged or
   *     belongs to another question
   */
  static Cursor parse(String text, String question) {
    try {
      if (text.length() <= LONGEST_TEXT) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        if (bytes.remaining() > HEAD) {
          long check = bytes.getLong();
          long start = bytes.getLong();
          Cursor cursor = new Cursor(StandardCharsets.UTF_8.decode(bytes).toString(), start);
          if (cursor.check(question) == check) {
            return cursor;
          }
        }
      }
    } catch (IllegalArgumentException e) {
      // falls through to the message for all wrong cursors
    }
    throw new BrokenRuleException(
        ErrorCode.PARAMETER_INVALID,
        "cursor",
        "the cursor is damaged or of another question; repeat the question that gave it, with"
            + " nothing but cursor and limit changed, or leave it out to begin anew");
  }
}
