package io.energyiot.query.device;

import io.energyiot.model.Quoted;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * The place where the next page of an answer begins.
 *
 * @param range the number of cell ranges that are finished
 * @param after the device after which to begin in the next range; empty for its beginning
 */
public record PagePlace(int range, Optional<String> after) {
  /** The place where the first page begins. */
  public static final PagePlace BEGIN = new PagePlace(0, Optional.empty());

  private static final int LONGEST = 400;

  /**
   * Returns the place as an opaque text for the question {@code asked}, which must be the same for
   * each page.
   */
  public String cursor(Object asked) {
    String text = "%08x:%d:%s".formatted(asked.toString().hashCode(), range, after.orElse(""));
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Reads the place from {@code cursor}.
   *
   * @param asked the question
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID} if it is not a cursor, or
   *     is one of another question
   */
  public static PagePlace of(String cursor, Object asked) {
    try {
      if (cursor.length() <= LONGEST) {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split(":", 3);
        if (parts.length == 3
            && parts[0].equals("%08x".formatted(asked.toString().hashCode()))
            && parts[1].matches("\\d{1,4}")) {
          return new PagePlace(Integer.parseInt(parts[1]), id(parts[2]));
        }
      }
    } catch (IllegalArgumentException e) {
      // falls through to the common message for bad cursors
    }
    throw new BrokenRuleException(
        ErrorCode.PARAMETER_INVALID,
        "cursor",
        "cursor is the next_cursor of an answer to the same question, not " + Quoted.of(cursor));
  }

  private static Optional<String> id(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Series.checkLength(text); // the device may have been registered under older rules
    return Optional.of(text);
  }
}
