package io.energyiot.ingest.registry;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.tls.TlsFiles;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * How to reach the schema registry.
 *
 * @param url the base of its Confluent-compatible API, without a slash at its end
 * @param login the header {@code Authorization}; empty if there is no login. Never printed
 * @param tls how to know it, if {@code url} is https
 */
public record RegistrySettings(URI url, Optional<String> login, TlsFiles tls) {
  private static final String URL = "schema.registry.url";
  private static final String USERNAME = "schema.registry.username";
  private static final String PASSWORD_FILE = "schema.registry.password_file";
  private static final String USUAL = "http://127.0.0.1:8081";

  /** A schema registry without a login. */
  public static RegistrySettings at(URI url) {
    return new RegistrySettings(url, Optional.empty(), TlsFiles.NONE);
  }

  /**
   * Takes the settings under {@code schema.registry.}.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID} if the URL is not http or https,
   *     or a name has no password
   */
  public static RegistrySettings from(Settings settings) {
    return new RegistrySettings(
        url(settings), login(settings), TlsFiles.from(settings, "schema.registry"));
  }

  private static URI url(Settings settings) {
    try {
      URI url = URI.create(settings.text(URL, USUAL).replaceAll("/+$", ""));
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (web && url.getHost() != null && url.getQuery() == null && url.getFragment() == null) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // the error below is the same for all bad URLs
    }
    throw settings.invalid(URL, "a URL like " + USUAL);
  }

  private static Optional<String> login(Settings settings) {
    Optional<String> name = settings.text(USERNAME);
    Optional<String> password = settings.secretIn(PASSWORD_FILE);
    if (name.isPresent() != password.isPresent()) {
      boolean hasName = name.isPresent();
      throw settings.invalid(
          hasName ? PASSWORD_FILE : USERNAME,
          "to be set together with " + (hasName ? USERNAME : PASSWORD_FILE));
    }
    return name.map(each -> "Basic " + encoded(each + ":" + password.orElseThrow()));
  }

  private static String encoded(String both) {
    return Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return url.toString();
  }
}
