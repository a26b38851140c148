package io.energyiot.server.body;

import io.energyiot.formats.compressed.Compression;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.LongConsumer;

/** The decompressed body of a request. It fails instead of growing over its limit. */
public final class LimitedBody extends FilterInputStream {
  /** 8 MiB, the largest window that HTTP allows (RFC 9659). A larger one would cost us memory. */
  private static final int ZSTD_WINDOW_LOG = 23;

  private final long max;
  private final LongConsumer growth;
  private long read;

  private LimitedBody(InputStream body, long max, LongConsumer growth) {
    super(body);
    this.max = max;
    this.growth = growth;
  }

  /**
   * Opens a body.
   *
   * @param encoding the request's {@code Content-Encoding}; null if it has none
   * @param max bytes, before and after decompression
   */
  public static LimitedBody open(InputStream body, String encoding, long max) throws IOException {
    return open(body, encoding, max, bytes -> {});
  }

  /**
   * Opens a body whose growth is watched.
   *
   * @param encoding the request's {@code Content-Encoding}; null if it has none
   * @param max bytes, before and after decompression
   * @param growth gets the number of bytes read so far, after decompression; may throw
   */
  public static LimitedBody open(InputStream body, String encoding, long max, LongConsumer growth)
      throws IOException {
    LimitedBody sent = new LimitedBody(body, max, bytes -> {});
    String name = encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT);
    return switch (name) {
      case "identity" -> new LimitedBody(sent, max, growth);
      case "gzip" -> new LimitedBody(Compression.GZIP.decompressed(sent), max, growth);
      case "zstd" -> new LimitedBody(Compression.zstd(sent, ZSTD_WINDOW_LOG), max, growth);
      default ->
          throw new BrokenRuleException(
              ErrorCode.MEDIA_TYPE_UNSUPPORTED,
              "Content-Encoding",
              "Content-Encoding must be gzip, zstd or identity, not " + Quoted.of(encoding));
    };
  }

  /**
   * Reads a whole body, without decompressing it.
   *
   * @param max bytes
   */
  public static byte[] whole(InputStream body, long max) throws IOException {
    try (LimitedBody sent = new LimitedBody(body, max, bytes -> {})) {
      return sent.readAllBytes();
    }
  }

  /**
   * Reads a whole body, decompressed.
   *
   * @param encoding the request's {@code Content-Encoding}; null if it has none
   * @param max bytes, before and after decompression
   * @throws EnergyException with {@link ErrorCode#CONTENT_INVALID} if it is cut short or damaged
   */
  public static byte[] whole(InputStream body, String encoding, long max) {
    try (body;
        InputStream text = open(body, encoding, max)) {
      return text.readAllBytes();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Returns the error of a body that is longer than allowed.
   *
   * @param max bytes
   */
  public static EnergyException tooLarge(long max) {
    // A BrokenRuleException would be taken for the fault of one reading.
    return new EnergyException(
        ErrorCode.TOO_LARGE,
        "a body may have at most " + max + " bytes; send its content in several requests");
  }

  /** Returns the error of a body that was cut short or is damaged. */
  public static BrokenRuleException unreadable(IOException cause) {
    return new BrokenRuleException(
        ErrorCode.CONTENT_INVALID,
        "body",
        "the body can't be read: "
            + (cause instanceof EOFException ? "it ends too early" : cause.getMessage()));
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
    if (read > max) {
      throw tooLarge(max);
    }
    growth.accept(read);
  }
}
