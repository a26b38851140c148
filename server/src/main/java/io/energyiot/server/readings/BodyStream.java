package io.energyiot.server.readings;

import io.energyiot.formats.compressed.Compression;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.LongConsumer;

/** A request's body, decompressed, that ends with an error instead of growing over its limit. */
public final class BodyStream extends FilterInputStream {
  /** 8 MiB, what a sender may use of HTTP (RFC 9659); more would be taken from our memory. */
  private static final int ZSTD_WINDOW_LOG = 23;

  private final long most;
  private final LongConsumer growth;
  private long read;

  private BodyStream(InputStream body, long most, LongConsumer growth) {
    super(body);
    this.most = most;
    this.growth = growth;
  }

  /**
   * Opens a body.
   *
   * @param encoding the request's {@code Content-Encoding}; null if it has none
   * @param most bytes, before and after decompression
   */
  public static BodyStream open(InputStream body, String encoding, long most) throws IOException {
    return open(body, encoding, most, bytes -> {});
  }

  /**
   * As the other one.
   *
   * @param growth is told how many bytes were read so far, after decompression; may throw
   */
  public static BodyStream open(InputStream body, String encoding, long most, LongConsumer growth)
      throws IOException {
    BodyStream sent = new BodyStream(body, most, bytes -> {});
    String name = encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT);
    return switch (name) {
      case "identity" -> new BodyStream(sent, most, growth);
      case "gzip" -> new BodyStream(Compression.GZIP.decompressed(sent), most, growth);
      case "zstd" -> new BodyStream(Compression.zstd(sent, ZSTD_WINDOW_LOG), most, growth);
      default ->
          throw new BrokenRuleException(
              ErrorCode.MEDIA_TYPE_UNSUPPORTED,
              "Content-Encoding",
              "Content-Encoding must be gzip, zstd or identity, not " + Quoted.of(encoding));
    };
  }

  /**
   * Reads a body whole, as it was sent.
   *
   * @param most bytes
   */
  static byte[] whole(InputStream body, long most) throws IOException {
    try (BodyStream sent = new BodyStream(body, most, bytes -> {})) {
      return sent.readAllBytes();
    }
  }

  /**
   * The body is longer than allowed.
   *
   * @param most bytes
   */
  static EnergyException tooLarge(long most) {
    // Not a BrokenRuleException, which the reader of the body would take for one reading's fault.
    return new EnergyException(
        ErrorCode.TOO_LARGE,
        "a body has at most " + most + " bytes; send what it has in several requests");
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
      throw tooLarge(most);
    }
    growth.accept(read);
  }
}
