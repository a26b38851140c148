package io.energyiot.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bodies of a length that is not told, which count as large, and those that wait for a place. */
class LargeRequestsIT {
  /** {@code server.large_requests}, unless told otherwise. */
  private static final int PLACES = 4;

  private static final String PROXY_TYPE = "application/vnd.kafka.json.v2+json";

  private final ServerCalls http = RunningServer.http();

  private static Socket connect() throws IOException {
    InetSocketAddress server = RunningServer.address();
    Socket socket = new Socket(server.getAddress(), server.getPort());
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static byte[] head(String path, String type, String... more) {
    String lines = more.length == 0 ? "" : String.join("\r\n", more) + "\r\n";
    return ("POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: %s\r\n%s"
            + "Transfer-Encoding: chunked\r\n\r\n")
        .formatted(path, type, lines)
        .getBytes(UTF_8);
  }

  private static byte[] chunk(byte[] bytes) {
    ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(UTF_8));
    chunk.writeBytes(bytes);
    chunk.writeBytes("\r\n".getBytes(UTF_8));
    return chunk.toByteArray();
  }

  private static byte[] lines(String device, int first, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = first; i < first + count; i++) {
      text.append("{\"device_id\":\"").append(device);
      text.append("\",\"start\":\"2026-01-01T00:00:%02dZ\",\"value\":%d}\n".formatted(i, i));
    }
    return text.toString().getBytes(UTF_8);
  }

  private static void send(Socket socket, byte[]... parts) throws IOException {
    OutputStream out = socket.getOutputStream();
    for (byte[] part : parts) {
      out.write(part);
    }
    out.flush();
  }

  /** Reads until {@code end} has come. */
  private static String readTo(Socket socket, String end) throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf(end) < 0) {
      int next = socket.getInputStream().read();
      assertThat(next).as(read::toString).isNotNegative();
      read.append((char) next);
    }
    return read.toString();
  }

  @Test
  void whoFindsNoPlaceIsToldToComeAgain() throws IOException {
    List<Socket> holding = new ArrayList<>();
    try {
      for (int i = 0; i < PLACES; i++) {
        Socket socket = connect();
        holding.add(socket);
        send(socket, head("/v1/readings", ServerCalls.NDJSON), chunk(lines("holding-" + i, 0, 1)));
      }
      try (Socket late = connect()) {
        send(late, head("/v1/readings", ServerCalls.NDJSON), chunk(lines("late", 0, 1)));
        send(late, chunk(new byte[0]));
        assertThat(readTo(late, ErrorCode.OVERLOADED.name()))
            .startsWith("HTTP/1.1 429")
            .containsIgnoringCase("\r\nRetry-After: 1\r\n");
      }
      try (Socket late = connect()) {
        send(late, head("/topics/meter_readings", PROXY_TYPE), chunk("{}".getBytes(UTF_8)));
        send(late, chunk(new byte[0]));
        assertThat(readTo(late, "\"error_code\":"))
            .startsWith("HTTP/1.1 429")
            .containsIgnoringCase("\r\nRetry-After: 1\r\n");
      }
      assertThat(ServerCalls.text(http.post(new String(lines("small", 0, 1), UTF_8))))
          .startsWith("{\"accepted\":1,");
    } finally {
      for (Socket socket : holding) {
        socket.close();
      }
    }
  }

  @Test
  void theProxyReadsABodyThatItDoesNotWant() throws IOException {
    byte[] large = " ".repeat(300_000).getBytes(UTF_8);
    try (Socket socket = connect()) {
      for (int i = 0; i < 3; i++) {
        send(socket, head("/topics/nowhere", PROXY_TYPE), chunk(large), chunk(large));
        send(socket, chunk(new byte[0]));
        assertThat(readTo(socket, "\"error_code\":40401,\"message\":\"Topic not found.\"}"))
            .as("answer %d on one connection", i)
            .startsWith("HTTP/1.1 404");
      }
    }
  }

  /** As a client flushes its gzip stream, a member a chunk. */
  @Test
  void eachMemberOfAGzippedBodyIsTaken() throws IOException {
    try (Socket socket = connect()) {
      send(socket, head("/v1/readings", ServerCalls.NDJSON, "Content-Encoding: gzip"));
      for (int i = 0; i < 3; i++) {
        send(socket, chunk(ServerCalls.gzip(lines("members", i * 10, 10))));
      }
      send(socket, chunk(new byte[0]));
      assertThat(readTo(socket, "]}")).contains("{\"accepted\":30,\"rejected\":[]}");
    }
  }

  @Test
  void whatFollowsAGzippedBodyIsAnError() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(ServerCalls.gzip(lines("followed", 0, 10)));
    body.writeBytes("\0 and more".getBytes(ISO_8859_1));
    HttpResponse<byte[]> answer =
        http.post(ServerCalls.NDJSON, body.toByteArray(), "Content-Encoding", "gzip");
    Problems.check(answer, 400, ErrorCode.CONTENT_INVALID, "body");
  }
}
