package io.energyiot.formats.mscons;

import io.energyiot.formats.FileContext;
import io.energyiot.formats.ReadingFormat;
import io.energyiot.formats.ReadingSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Load profiles in MSCONS messages. A reject's record is the segment's number in its message, of
 * which UNH is 1, since a file is often one line.
 *
 * <p>Source: UN/EDIFACT message MSCONS D.04B, as the German energy market uses it.
 */
public final class MsconsFormat implements ReadingFormat {
  private static final Pattern START =
      Pattern.compile("(?s)(\u00EF\u00BB\u00BF)?\\s*(UNA.{6}\\s*UNB.|UNB\\+).*");

  @Override
  public String name() {
    return "mscons";
  }

  /** Of all EDIFACT, so that other messages get a message that says what they are. */
  @Override
  public boolean isFormatOf(byte[] head) {
    int length = Math.min(head.length, 64);
    return START.matcher(new String(head, 0, length, StandardCharsets.ISO_8859_1)).matches();
  }

  /**
   * Reads an interchange.
   *
   * @throws io.energyiot.model.error.EnergyException with FILE_FORMAT_UNKNOWN if a message is no
   *     load profile, CONTENT_INVALID if it is no EDIFACT or ends inside a segment, TOO_LARGE if
   *     its series have too many gaps to remember
   */
  @Override
  public long read(InputStream in, FileContext context, ReadingSink sink) throws IOException {
    return new MsconsMessages(in, context, sink).read();
  }
}
