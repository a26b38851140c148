package io.energyiot.server;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * A server with the meters of {@link ScopedData}, and keys that see some of them. Their role is
 * admin, so that nothing but the scope keeps them from anything.
 */
final class ScopedServer implements AutoCloseable {
  static final String RANGE = "from=2026-01-01&to=2026-01-02";

  private final GuardedServer server = new GuardedServer();
  private final ServerCalls http = server.http();
  private final String devices = key("device=n1", "device=n2", "device=d1");
  private final String north = key("region=north");
  private final String customer = key("customer=C-1");

  ScopedServer() {
    ScopedData.writeTo(server.store());
    http.await(
        Duration.ofSeconds(10),
        answer -> answer.statusCode() == 200,
        "/v1/devices/m1/readings?" + RANGE,
        "Authorization",
        all());
  }

  /** The header of a new key. */
  String key(String... scope) {
    return "Bearer " + server.key(List.of("admin"), scope).text().secret();
  }

  /** The header of who sees all. */
  String all() {
    return "Bearer " + GuardedServer.TOKEN;
  }

  /** Sees {@code n1}, {@code n2}, and {@code d1}, of which nothing is known. */
  String devices() {
    return devices;
  }

  /** Sees the region north. */
  String north() {
    return north;
  }

  /** Sees the customer C-1. */
  String customer() {
    return customer;
  }

  GuardedServer guarded() {
    return server;
  }

  ServerCalls http() {
    return http;
  }

  HttpResponse<byte[]> get(String credential, String target) {
    return http.get(target, "Authorization", credential);
  }

  HttpResponse<byte[]> send(
      String credential, String methodAndTarget, String type, String body, String... more) {
    String[] words = methodAndTarget.split(" ", 2);
    String[] headers = Arrays.copyOf(more, more.length + 4);
    headers[more.length] = "Authorization";
    headers[more.length + 1] = credential;
    headers[more.length + 2] = "Content-Type";
    headers[more.length + 3] = type;
    return http.send(words[0], words[1], BodyPublishers.ofString(body), headers);
  }

  /** A question for the readings of several devices. */
  static String question(String... ids) {
    return "{\"device_ids\":[\"%s\"],\"from\":\"2026-01-01\",\"to\":\"2026-01-02\"}"
        .formatted(String.join("\",\"", ids));
  }

  @Override
  public void close() {
    server.close();
  }
}
