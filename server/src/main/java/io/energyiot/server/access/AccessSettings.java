package io.energyiot.server.access;

import io.energyiot.model.config.SecretFile;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.server.oidc.OidcSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * Where the server listens, and who may ask it.
 *
 * @param host the address it binds to; loopback unless credentials are wanted
 * @param port where it listens
 * @param token of an administrator; empty if there is none. Never printed
 * @param ownToken what the server shows when it asks itself; made at its start and never printed
 * @param maxBad bad credentials of an address in a minute, after which no other one is looked at; 0
 *     for no limit
 * @param keys whether credentials are wanted even without a token or an issuer, so API keys only
 * @param oidc whose tokens are taken; empty for nobody's
 */
public record AccessSettings(
    String host,
    int port,
    Optional<String> token,
    String ownToken,
    int maxBad,
    boolean keys,
    Optional<OidcSettings> oidc) {
  /** The one device that the server asks itself for, with its own token, while it warms up. */
  public static final String WARMUP_DEVICE = "WARMUP";

  private static final int MAX_BAD = 1_000_000_000;
  private static final int SHORTEST_TOKEN = 16;
  private static final int OWN_TOKEN_BYTES = 32;
  private static final String TOKEN_FILE = "server.token_file";
  private static final String KEYS = "access.keys";

  /** Reads the settings under {@code access.}, and those under {@code server.} about access. */
  public static AccessSettings from(Settings settings) {
    AccessSettings access =
        new AccessSettings(
            settings.text("server.host", "127.0.0.1"),
            settings.integer("server.port", 8080, 1, 65_535),
            settings.text(TOKEN_FILE).map(file -> readToken(settings, Path.of(file))),
            randomToken(),
            settings.integer("limits.bad_credentials", 100, 0, MAX_BAD),
            settings.flag(KEYS, false),
            OidcSettings.from(settings));
    if (!access.wantsCredentials() && !isLoopback(settings, access.host)) {
      throw settings.invalid(
          "server.host",
          "a loopback address as long as none of %s, %s and %s is set"
              .formatted(KEYS, OidcSettings.ISSUER, TOKEN_FILE));
    }
    return access;
  }

  /** Returns whether every request needs a credential. */
  public boolean wantsCredentials() {
    return keys || token.isPresent() || oidc.isPresent();
  }

  private static boolean isLoopback(Settings settings, String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw settings.invalid("server.host", "an address of this machine");
    }
  }

  private static String randomToken() {
    byte[] bytes = new byte[OWN_TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String readToken(Settings settings, Path file) {
    String needed = "a file with a token of at least " + SHORTEST_TOKEN + " characters";
    try {
      String token = SecretFile.read(file);
      if (token.length() >= SHORTEST_TOKEN) {
        return token;
      }
    } catch (EnergyException e) {
      throw settings.invalid(TOKEN_FILE, needed + " (" + e.getMessage() + ")");
    }
    throw settings.invalid(TOKEN_FILE, needed);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
