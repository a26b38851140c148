package io.energyiot.server.access;

import io.energyiot.model.config.Settings;
import io.energyiot.server.oidc.OidcSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
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
 * @param keys whether credentials are wanted even without a token or an issuer, so API keys only
 * @param oidc whose tokens are taken; empty for nobody's
 */
public record AccessSettings(
    String host,
    int port,
    Optional<String> token,
    String ownToken,
    boolean keys,
    Optional<OidcSettings> oidc) {
  private static final int SHORTEST_TOKEN = 16;
  private static final int OWN_TOKEN_BYTES = 32;
  private static final String TOKEN_FILE = "server.token_file";
  private static final String KEYS = "access.keys";

  /** Reads the settings under {@code access.}, and those under {@code server.} about access. */
  public static AccessSettings from(Settings settings) {
    settings.text("access.key_file"); // the command's
    AccessSettings access =
        new AccessSettings(
            settings.text("server.host", "127.0.0.1"),
            settings.integer("server.port", 8080, 1, 65_535),
            settings.text(TOKEN_FILE).map(file -> readToken(settings, Path.of(file))),
            randomToken(),
            keys(settings),
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

  private static boolean keys(Settings settings) {
    return switch (settings.text(KEYS, "false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw settings.invalid(KEYS, "true or false");
    };
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
    try {
      String token = Files.readString(file).strip();
      if (token.length() >= SHORTEST_TOKEN) {
        return token;
      }
    } catch (IOException e) {
      // falls through to the one message for all bad token files
    }
    throw settings.invalid(
        TOKEN_FILE, "a readable file with a token of at least " + SHORTEST_TOKEN + " characters");
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
