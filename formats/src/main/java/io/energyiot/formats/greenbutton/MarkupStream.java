package io.energyiot.formats.greenbutton;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Bytes of XML, refused if a long stretch has no angle bracket. A parser keeps names whole, and has
 * no limit for them.
 */
final class MarkupStream extends FilterInputStream {
  private static final int LONGEST = 1 << 18;

  private long stretch;

  MarkupStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    int count = super.read(bytes, from, length);
    int at = from + count - 1;
    while (at >= from && bytes[at] != '<' && bytes[at] != '>') {
      at--;
    }
    stretch = at >= from ? from + count - 1 - at : stretch + Math.max(0, count);
    if (stretch > LONGEST) {
      throw new EnergyException(
          ErrorCode.TOO_LARGE,
          "a feed has at most " + LONGEST + " bytes of text, or of a name, without markup");
    }
    return count;
  }
}
