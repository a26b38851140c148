package io.energyiot.client.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The parameters of a question's URL.
 *
 * @param values by name, in the order in which they were given
 */
public record UrlParameters(Map<String, String> values) {
  public static final UrlParameters NONE = new UrlParameters(Map.of());

  public UrlParameters {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Returns these and one more; the same ones if {@code value} is null. */
  public UrlParameters with(String name, Object value) {
    if (value == null) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(values);
    more.put(name, value.toString());
    return new UrlParameters(more);
  }

  /** Returns the query from the question mark on; empty if there are no parameters. */
  public String query() {
    return values.isEmpty()
        ? ""
        : values.entrySet().stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&", "?", ""));
  }

  /** Encodes a text for a path or a query. */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
