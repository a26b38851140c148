package io.energyiot.server.address;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks the media type of a body. A web page may send a body without a type, or as an HTML form,
 * to any server without asking first. So the server takes neither.
 */
final class MediaTypes {
  private static final Set<String> OF_PAGES =
      Set.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data");

  private static final Pattern NAMED = Pattern.compile("[^\\s*/,]+/[^\\s*/,]+");

  private MediaTypes() {}

  /**
   * Refuses a body that a web page could send without asking.
   *
   * @throws BrokenRuleException with {@link ErrorCode#MEDIA_TYPE_UNSUPPORTED}
   */
  static void check(HttpServerRequest request) {
    if (!hasBody(request)) {
      return;
    }
    List<String> types = request.headers().getAll("Content-Type");
    String type = types.size() == 1 ? bare(types.get(0)) : "";
    if (!NAMED.matcher(type).matches() || OF_PAGES.contains(type)) {
      throw new BrokenRuleException(
          ErrorCode.MEDIA_TYPE_UNSUPPORTED,
          null,
          "a body needs a Content-Type that says what it is, such as application/json, not "
              + (types.isEmpty() ? "none" : Quoted.of(String.join(", ", types))));
    }
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader("Content-Length");
    return request.headers().contains("Transfer-Encoding")
        || (length != null && !length.equals("0"));
  }

  private static String bare(String type) {
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
