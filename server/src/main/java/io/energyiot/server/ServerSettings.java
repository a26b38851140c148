package io.energyiot.server;

import io.energyiot.model.config.Settings;
import io.energyiot.store.erasure.Erasures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the server is reached and what it takes.
 *
 * @param host the address it binds to; loopback unless set
 * @param port where it listens
 * @param token what a client must show as a bearer token; empty if it binds to loopback only. Never
 *     printed
 * @param maxBodyBytes the longest request body, before and after decompression, bytes
 * @param maxReadings the most readings in one request
 * @param largeRequests requests over 1 MiB, or compressed, that are taken apart at the same time
 * @param minBodyRate the average at which a client must send a body that it is waited for longer
 *     than 10 s, bytes a second
 * @param maxLag records that may wait on the topic before the server says it is not ready
 * @param maxClockSkew milliseconds that the clocks of this machine, the brokers and Cassandra may
 *     differ before the server says it is not ready, and erases nothing
 */
public record ServerSettings(
    String host,
    int port,
    Optional<String> token,
    int maxBodyBytes,
    int maxReadings,
    int largeRequests,
    int minBodyRate,
    int maxLag,
    int maxClockSkew) {

  private static final int SHORTEST_TOKEN = 16;

  /** Milliseconds; less than {@link Erasures#NOTICE}, which has to outlast any skew of clocks. */
  private static final int MAX_CLOCK_SKEW = (int) Erasures.NOTICE.toMillis() - 100;

  private static final String TOKEN_FILE = "server.token_file";

  /** Takes the settings under {@code server.}. */
  public static ServerSettings from(Settings settings) {
    ServerSettings taken =
        new ServerSettings(
            settings.text("server.host", "127.0.0.1"),
            settings.integer("server.port", 8080, 1, 65_535),
            settings.text(TOKEN_FILE).map(file -> readToken(settings, Path.of(file))),
            settings.integer("server.max_body_mib", 32, 1, 1024) * 1024 * 1024,
            settings.integer("server.max_readings", 200_000, 1, 10_000_000),
            settings.integer("server.large_requests", 4, 1, 64),
            settings.integer("server.min_body_rate", 4_000, 1, 1_000_000),
            settings.integer("server.max_lag", 1_000_000, 1, Integer.MAX_VALUE),
            settings.integer("server.max_clock_skew_ms", 2_000, 100, MAX_CLOCK_SKEW));
    if (taken.token.isEmpty() && !isLoopback(settings, taken.host)) {
      throw settings.invalid(
          "server.host", "a loopback address as long as " + TOKEN_FILE + " is not set");
    }
    return taken;
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
