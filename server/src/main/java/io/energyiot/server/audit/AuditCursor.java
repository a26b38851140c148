package io.energyiot.server.audit;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.audit.ChainPlace;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;

/** The place after which the next page of the audit begins, as an opaque text. */
final class AuditCursor {
  private static final int LONGEST = 200;

  private AuditCursor() {}

  /** Returns the text of a place, which is good for the question {@code asked} only. */
  static String text(ChainPlace place, Object asked) {
    String text =
        "%08x:%s:%s:%d"
            .formatted(asked.toString().hashCode(), place.day(), place.chain(), place.sequence());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Returns the place of a text.
   *
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID} if it has none, or is of
   *     another question
   */
  static ChainPlace place(String cursor, Object asked) {
    try {
      if (cursor.length() <= LONGEST) {
        byte[] bytes = Base64.getUrlDecoder().decode(cursor);
        String[] parts = new String(bytes, StandardCharsets.UTF_8).split(":", -1);
        if (parts.length == 4 && parts[0].equals("%08x".formatted(asked.toString().hashCode()))) {
          long sequence = Long.parseLong(parts[3]);
          if (sequence >= 0 && sequence <= Integer.MAX_VALUE) {
            return new ChainPlace(LocalDate.parse(parts[1]), UUID.fromString(parts[2]), sequence);
          }
        }
      }
    } catch (IllegalArgumentException | DateTimeException e) {
      // falls through to the common message for bad cursors
    }
    throw new BrokenRuleException(
        ErrorCode.PARAMETER_INVALID,
        "cursor",
        "cursor is the next_cursor of an answer to the same question, not " + Quoted.of(cursor));
  }
}
