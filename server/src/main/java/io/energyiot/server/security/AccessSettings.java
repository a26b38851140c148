package io.energyiot.server.security;

import io.energyiot.model.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the server listens, and who may ask it.
 *
 * @param host the address it binds to; loopback unless set
 * @param port where it listens
 * @param token what a client must show as a bearer token; empty if it binds to loopback only. Never
 *     printed
 */
public record AccessSettings(String host, int port, Optional<String> token) {
  private static final int SHORTEST_TOKEN = 16;
  private static final String TOKEN_FILE = "server.token_file";

  /** Reads the settings under {@code server.} that are about access. */
  public static AccessSettings from(Settings settings) {
    AccessSettings access =
        new AccessSettings(
            settings.text("server.host", "127.0.0.1"),
            settings.integer("server.port", 8080, 1, 65_535),
            settings.text(TOKEN_FILE).map(file -> readToken(settings, Path.of(file))));
    if (access.token.isEmpty() && !isLoopback(settings, access.host)) {
      throw settings.invalid(
          "server.host", "a loopback address as long as " + TOKEN_FILE + " is not set");
    }
    return access;
  }

  private static boolean isLoopback(Settings settings, String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw settings.invalid("server.host", "an address of this machine");
    }
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
