package io.energyiot.server.oidc;

import io.energyiot.model.config.Settings;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Whose tokens are taken, and what their claims mean.
 *
 * @param issuer the claim {@code iss}, and where its keys are found unless {@code keys} says it
 * @param audience the claim {@code aud} must have one of these
 * @param keys a file or an URL with a JSON Web Key Set; empty to ask the issuer
 * @param rolesClaim where roles are; parts of a path between slashes
 * @param scopeClaim where the scope is; empty if tokens have none and see everything
 */
public record OidcSettings(
    String issuer,
    List<String> audience,
    Optional<String> keys,
    String rolesClaim,
    Optional<String> scopeClaim) {
  /** The setting that switches tokens on. */
  public static final String ISSUER = "access.oidc.issuer";

  private static final String AUDIENCE = "access.oidc.audience";

  /** By how much clocks of issuers may differ from ours. */
  static final int LEEWAY_SECONDS = 60;

  static final String KEYS = "access.oidc.keys";

  /** What has Quarkus take tokens that are meant for whatever system. */
  private static final String UNCHECKED = "any";

  private static final String NO_SCOPE = "none";

  /** Reads the settings under {@code access.oidc.}; empty without an issuer. */
  public static Optional<OidcSettings> from(Settings settings) {
    List<String> audience = settings.list(AUDIENCE, List.of());
    Optional<String> keys = settings.text(KEYS);
    String rolesClaim = settings.text("access.oidc.roles_claim", "roles");
    String scopeClaim = settings.text("access.oidc.scope_claim", "energy_scope");
    Optional<String> issuer = settings.text(ISSUER);
    if (issuer.isEmpty()) {
      return Optional.empty();
    }
    checkAddress(settings, ISSUER, issuer.get());
    if (audience.isEmpty() || audience.contains("") || audience.contains(UNCHECKED)) {
      throw settings.invalid(
          AUDIENCE,
          "the names by which the issuer's tokens mean this system, between commas; none is any");
    }
    keys.filter(OidcSettings::isAddress).ifPresent(each -> checkAddress(settings, KEYS, each));
    return Optional.of(
        new OidcSettings(
            issuer.get(),
            audience,
            keys,
            rolesClaim,
            Optional.of(scopeClaim).filter(claim -> !claim.equals(NO_SCOPE))));
  }

  static boolean isAddress(String keys) {
    return keys.startsWith("http:") || keys.startsWith("https:");
  }

  /** Whoever could change keys on their way could make tokens. */
  private static void checkAddress(Settings settings, String key, String text) {
    try {
      URI address = URI.create(text);
      String host = address.getHost();
      if (host != null
          && ("https".equals(address.getScheme())
              || ("http".equals(address.getScheme())
                  && InetAddress.getByName(host).isLoopbackAddress()))) {
        return;
      }
    } catch (IllegalArgumentException | UnknownHostException e) {
      // told below
    }
    throw settings.invalid(key, "an address that begins with https:// (http:// on loopback only)");
  }
}
