package io.energyiot.server.dashboard;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the dashboard, in memory.
 *
 * @param type its media type
 * @param tag its {@code ETag}, which follows from the content
 * @param packed the content, compressed by gzip
 */
record DashboardFile(String type, String tag, Buffer plain, Buffer packed) {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=UTF-8",
          "js", "text/javascript; charset=UTF-8",
          "css", "text/css; charset=UTF-8",
          "svg", "image/svg+xml",
          "json", "application/json");

  /**
   * Reads a file of the class path.
   *
   * @param name its place there, such as {@code /dashboard/index.html}
   * @return empty if there is none, or none of a known type
   */
  static Optional<DashboardFile> read(String name) {
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      return Optional.empty();
    }
    try (InputStream input = DashboardFile.class.getResourceAsStream(name)) {
      return input == null ? Optional.empty() : Optional.of(of(type, input.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static DashboardFile of(String type, byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    return new DashboardFile(
        type, tag(content), Buffer.buffer(content), Buffer.buffer(packed.toByteArray()));
  }

  private static String tag(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return '"' + HexFormat.of().formatHex(hash, 0, 12) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JDK has SHA-256", e);
    }
  }
}
