package io.energyiot.server.address;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves an answer uncompressed for clients that accept neither gzip nor deflate. Netty has no zstd
 * and would answer {@code gzip;q=0, zstd} with gzip.
 */
final class Encodings {
  private static final Pattern ZERO = Pattern.compile(";\\s*q\\s*=\\s*0(?:\\.0{0,3})?\\s*$");
  private static final Pattern OURS = Pattern.compile("\\s*(?:x-)?(?:gzip|deflate)\\b.*");

  private Encodings() {}

  static void heed(RoutingContext routing) {
    String accepted = routing.request().getHeader("Accept-Encoding");
    if (accepted != null && accepted.contains("q") && !isAnyTaken(accepted)) {
      routing.addHeadersEndHandler(
          end -> routing.response().putHeader("Content-Encoding", "identity"));
    }
  }

  /** Returns whether the client accepts gzip or deflate, by name or by accepting everything. */
  static boolean isAnyTaken(String accepted) {
    boolean all = false;
    boolean named = false;
    for (String each : accepted.toLowerCase(Locale.ROOT).split(",", -1)) {
      Matcher ours = OURS.matcher(each);
      boolean zero = ZERO.matcher(each).find();
      if (ours.matches() && !zero) {
        return true;
      }
      named |= ours.matches();
      all |= each.strip().startsWith("*") && !zero;
    }
    return all && !named;
  }
}
