package io.energyiot.server.readings;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A request's body, decompressed, that ends with an error instead of growing over its limit. */
public final class BodyStream extends FilterInputStream {
  private final long most;
  private long read;

  private BodyStream(InputStream body, long most) {
    super(body);
    this.most = most;
  }

  /**
   * Opens a body.
   *
   * @param encoding the request's {@code Content-Encoding}; null if it has none
   * @param most bytes, before and after decompression
   */
  public static BodyStream open(InputStream body, String encoding, long most) throws IOException {
    BodyStream sent = new BodyStream(body, most);
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      return sent;
    }
    if (encoding.equalsIgnoreCase("gzip")) {
      return new BodyStream(new GZIPInputStream(sent), most);
    }
    throw new BrokenRuleException(
        ErrorCode.MEDIA_TYPE_UNSUPPORTED,
        "Content-Encoding",
        "Content-Encoding must be gzip or identity, not " + Quoted.of(encoding));
  }

  @Override
  public int read() throws IOException {
    int one = super.read();
    count(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int got = super.read(target, offset, length);
    count(Math.max(0, got));
    return got;
  }

  private void count(int bytes) {
    read += bytes;
    if (read > most) {
      // Not a BrokenRuleException, which the reader of the body would take for one reading's fault.
      throw new EnergyException(
          ErrorCode.TOO_LARGE,
          "a body has at most " + most + " bytes; send the readings in several requests");
    }
  }
}
