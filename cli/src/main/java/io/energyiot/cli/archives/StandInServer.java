package io.energyiot.cli.archives;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/**
 * Answers as the server does, but always the same, so that programs that ask can be used while no
 * system runs. Listens on loopback only.
 */
public final class StandInServer implements AutoCloseable {
  private static final Map<String, String> ANSWERS =
      Map.of(
          ".*/readings", "readings.json",
          ".*/usage", "usage.json",
          ".*/devices", "devices.json",
          ".*/devices/[^/]+", "device.json",
          ".*/loads", "loads.json",
          ".*/loads/[^/]+", "load.json");

  private final HttpServer server;

  private StandInServer(HttpServer server) {
    this.server = server;
  }

  /** Starts one on a port that is free. */
  public static StandInServer start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", StandInServer::answer);
    server.start();
    return new StandInServer(server);
  }

  /** Where it answers. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
    byte[] body = body(exchange.getRequestURI().getPath());
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** Anything else is taken for a question about the server's health. */
  private static byte[] body(String path) throws IOException {
    for (Map.Entry<String, String> answer : ANSWERS.entrySet()) {
      if (path.matches(answer.getKey())) {
        try (InputStream file = StandInServer.class.getResourceAsStream(answer.getValue())) {
          return file.readAllBytes();
        }
      }
    }
    return new byte[] {'{', '}'};
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
