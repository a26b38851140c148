package io.energyiot.ingest.registry;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.net.URI;

/**
 * How to reach the schema registry.
 *
 * @param url the base of its Confluent-compatible API, without a slash at its end
 */
public record RegistrySettings(URI url) {
  private static final String URL = "schema.registry.url";
  private static final String USUAL = "http://127.0.0.1:8081";

  /**
   * Takes the setting {@code schema.registry.url}.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID} if it is no http or https URL
   */
  public static RegistrySettings from(Settings settings) {
    try {
      URI url = URI.create(settings.text(URL, USUAL).replaceAll("/+$", ""));
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (web && url.getHost() != null && url.getQuery() == null && url.getFragment() == null) {
        return new RegistrySettings(url);
      }
    } catch (IllegalArgumentException e) {
      // the error below is the same for all bad URLs
    }
    throw settings.invalid(URL, "a URL like " + USUAL);
  }
}
