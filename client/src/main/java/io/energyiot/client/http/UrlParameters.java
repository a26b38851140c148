package io.energyiot.client.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parameters of a question, for its address.
 *
 * @param values by their names, in the order in which they were given
 */
public record UrlParameters(Map<String, String> values) {
  public static final UrlParameters NONE = new UrlParameters(Map.of());

  public UrlParameters {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** These and one more; the same ones if {@code value} is null. */
  public UrlParameters with(String name, Object value) {
    if (value == null) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value.toString());
    return new UrlParameters(more);
  }

  /** What follows the path: empty, or from the question mark on. */
  public String query() {
    return values.isEmpty()
        ? ""
        : values.entrySet().stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  /** A text as it may stand in a path or a query. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
