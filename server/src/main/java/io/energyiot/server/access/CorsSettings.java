package io.energyiot.server.access;

import io.energyiot.model.config.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sites whose pages may ask the server from a browser.
 *
 * @param origins such as {@code https://portal.example}; none for no site
 */
public record CorsSettings(Set<String> origins) {
  private static final String KEY = "server.cors_origins";
  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");

  /** Copies the origins. */
  public CorsSettings {
    origins = Set.copyOf(origins);
  }

  /** Reads {@code server.cors_origins}. */
  public static CorsSettings from(Settings settings) {
    Set<String> origins =
        settings.list(KEY, List.of()).stream()
            .map(each -> each.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    if (!origins.stream().allMatch(each -> ORIGIN.matcher(each).matches())) {
      throw settings.invalid(
          KEY,
          "origins such as https://portal.example between commas, without a path, and each by name:"
              + " * is not taken");
    }
    return new CorsSettings(origins);
  }

  /** Returns whether a page of an origin may ask; not if it is null. */
  boolean allows(String origin) {
    return origin != null && origins.contains(origin);
  }
}
