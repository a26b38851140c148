package io.energyiot.server;

import static io.energyiot.platform.fixture.Await.await;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that go away within a body, or send nothing more of it. */
class CutBodiesIT {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final int LINES = 2500;
  private static final int CHUNK = 1000;

  /** The header of gzip and that of a block of 65,535 bytes as they are. */
  private static final String GZIP_OF_PLAIN_BYTES =
      "\u001f\u008b\b\0\0\0\0\0\0\u00ff\0\u00ff\u00ff\0\0";

  private static final long MUCH = 40L << 20;

  private final ServerCalls http = RunningServer.http();

  private static Socket connect() throws IOException {
    InetSocketAddress server = RunningServer.address();
    return new Socket(server.getAddress(), server.getPort());
  }

  private static String head(String type, long length) {
    String framing = length < 0 ? "Transfer-Encoding: chunked" : "Content-Length: " + length;
    return "POST /v1/readings HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: "
        + type
        + "\r\n"
        + framing
        + "\r\n\r\n";
  }

  private static String chunk(String text) {
    return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
  }

  /** Sends a part of a request and goes away. */
  private static void sendAndLeave(String part) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(part.getBytes(US_ASCII));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
    }
  }

  private static String csv(String device, int i, String value) {
    Instant start = START.plus(Duration.ofMinutes(15L * i));
    String time = start.toString().replace('T', ' ').replace("Z", "");
    return device + "," + time + ",KWH," + value + "\n";
  }

  private static String json(String device, int i, String value) {
    Instant start = START.plus(Duration.ofMinutes(15L * i));
    return "{\"device_id\":\"%s\",\"start\":\"%s\",\"value\":%s}\n".formatted(device, start, value);
  }

  private int stored(String device) {
    HttpResponse<byte[]> answer = http.get(range(device));
    return ServerCalls.text(answer)
            .split("\"start\":\"2026-01-[0-9T:]+Z\",\"end\":[^}]*\"value\"")
            .length
        - 1;
  }

  private static String range(String device) {
    return "/v1/devices/" + device + "/readings?from=2026-01-01&to=2026-02-01&zone=UTC";
  }

  private void awaitStored(String device, int readings) throws InterruptedException {
    awaitAtLeast(device, readings);
    TimeUnit.MILLISECONDS.sleep(700); // in which more would come, were it taken
    assertThat(stored(device)).isEqualTo(readings);
  }

  private void awaitAtLeast(String device, int readings) {
    await("readings of " + device).until(() -> stored(device) >= readings);
  }

  /** The number at which it is cut would be a good one, but another. */
  @ParameterizedTest
  @CsvSource({
    "text/csv, true",
    "text/csv, false",
    "application/x-ndjson, true",
    "application/x-ndjson, false"
  })
  void ofALongBodyWholeChunksOfReadingsAreTakenAndNothingHalf(String type, boolean chunked)
      throws Exception {
    String device = "left-" + (chunked ? "chunked-" : "long-") + type.substring(type.length() - 3);
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < LINES; i++) {
      body.append(type.equals("text/csv") ? csv(device, i, "1.25") : json(device, i, "1.25"));
    }
    int end = body.length() - (type.equals("text/csv") ? 2 : 4);
    String cut = body.substring(0, end);
    String part = chunked ? head(type, -1) + chunk(cut) : head(type, body.length()) + cut;
    try (Socket socket = connect()) {
      socket.getOutputStream().write(part.getBytes(US_ASCII));
      socket.getOutputStream().flush();
      awaitAtLeast(device, CHUNK); // buffers decide how much more is taken
    }
    TimeUnit.MILLISECONDS.sleep(700);
    assertThat(stored(device)).isBetween(CHUNK, LINES).matches(n -> n % CHUNK == 0);
  }

  @Test
  void ofASmallBodyThatIsCutNothingIsTaken() throws Exception {
    String two = json("left-small", 0, "1") + json("left-small", 1, "2");
    sendAndLeave(head(ServerCalls.NDJSON, two.length()) + two.substring(0, two.length() - 4));
    sendAndLeave(head(ServerCalls.JSON, two.length()) + json("left-small", 0, "1"));
    sendAndLeave(head(ServerCalls.NDJSON, -1) + chunk(two.substring(0, two.length() - 4)));
    awaitStored("left-small", 0);
    assertThat(http.post(json("left-small", 2, "3")).statusCode()).isEqualTo(202);
    awaitStored("left-small", 1);
  }

  @Test
  void aBodyThatComesInPiecesIsTaken() throws Exception {
    for (int length : new int[] {1, -1}) {
      String device = "pieces" + length;
      String body = json(device, 0, "1");
      try (Socket socket = connect()) {
        OutputStream out = socket.getOutputStream();
        out.write(head(ServerCalls.NDJSON, length < 0 ? -1 : body.length()).getBytes(US_ASCII));
        for (int i = 0; i < body.length(); i += 10) {
          String piece = body.substring(i, Math.min(body.length(), i + 10));
          out.write((length < 0 ? chunk(piece) : piece).getBytes(US_ASCII));
          out.flush();
          TimeUnit.MILLISECONDS.sleep(20);
        }
        out.write((length < 0 ? "0\r\n\r\n" : "").getBytes(US_ASCII));
        assertThat(statusLine(socket)).contains(" 202 ");
      }
      awaitStored(device, 1);
    }
  }

  /** It keeps a thread, and without a length one of a few places for large requests. */
  @Test
  void aBodyOfWhichNothingMoreComesIsGivenUp() throws Exception {
    try (Socket socket = connect()) {
      socket.setSoTimeout(35_000);
      socket
          .getOutputStream()
          .write((head(ServerCalls.NDJSON, -1) + chunk(" ")).getBytes(US_ASCII));
      // Quarkus closes the connection as it tells us; which of the two comes first is a matter of
      // time, so the answer may not get out.
      assertThat(available(socket))
          .satisfiesAnyOf(
              answer -> assertThat(answer).isEqualTo("closed"),
              answer -> assertThat(answer).startsWith("HTTP/1.1 400 ").contains("CONTENT_INVALID"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/readings, application/x-ndjson, gzip, HTTP/1.1 408, BODY_TOO_SLOW",
    "/topics/meter_readings, application/vnd.kafka.v2+json, , HTTP/1.1 408, error_code",
    "/v1/loads?name=slow.csv, text/csv, , HTTP/1.1 408, BODY_TOO_SLOW",
    "/v1/readings?zone=Nowhere, application/x-ndjson, , HTTP/1.1 400, ZONE_INVALID"
  })
  void aBodyOfWhichAByteComesNowAndThenIsGivenUp(
      String path, String type, String encoding, String status, String code) throws Exception {
    String plain = head(type, -1).replace("/v1/readings", path);
    String coded = plain.replace("\r\n\r\n", "\r\nContent-Encoding: " + encoding + "\r\n\r\n");
    try (Socket socket = connect()) {
      OutputStream out = socket.getOutputStream();
      out.write((encoding == null ? plain : coded).getBytes(US_ASCII));
      out.write((encoding == null ? "" : chunk(GZIP_OF_PLAIN_BYTES)).getBytes(ISO_8859_1));
      socket.setSoTimeout(500);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(25);
      String answer = "";
      while (answer.isEmpty() && System.nanoTime() < deadline) {
        out.write(chunk(" ").getBytes(US_ASCII));
        out.flush();
        answer = available(socket);
      }
      assertThat(answer).startsWith(status).contains(code);
      socket.setSoTimeout(5_000);
      assertThat(available(socket)).isEqualTo("closed");
    }
  }

  @Test
  void aBodyWithALengthOfWhichAByteComesNowAndThenIsGivenUp() throws Exception {
    try (Socket socket = connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(head(ServerCalls.NDJSON, 100_000).getBytes(US_ASCII));
      socket.setSoTimeout(500);
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(25);
      String answer = "";
      while (answer.isEmpty() && System.nanoTime() < deadline) {
        out.write(' ');
        out.flush();
        answer = available(socket);
      }
      assertThat(answer).startsWith("HTTP/1.1 408").contains("BODY_TOO_SLOW");
      socket.setSoTimeout(5_000);
      assertThat(available(socket)).isEqualTo("closed");
    }
  }

  /** Its sender would hold a thread for as long as it sends. */
  @Test
  void aBodyThatIsMuchTooLongIsNotReadToItsEnd() throws Exception {
    String head = head("application/json", 100_000_000_000L).replace("/v1/readings", "/v1/keys");
    byte[] blanks = " ".repeat(1 << 16).getBytes(US_ASCII);
    long sent = 0;
    try (Socket socket = connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(head.getBytes(US_ASCII));
      while (sent < MUCH) {
        out.write(blanks);
        sent += blanks.length;
      }
    } catch (IOException e) {
      // the server has closed the connection
    }
    assertThat(sent).isLessThan(MUCH);
  }

  /** Its rest would be the next request, of whoever sends on the same connection. */
  @ParameterizedTest
  @ValueSource(strings = {"gzip", "gzip, chunked", "chunked, identity", "xchunked", "identity"})
  void aTransferEncodingOtherThanChunkedIsRefusedAndWhatFollowsIsNotRead(String coding) {
    String head =
        "POST /v1/readings HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/csv\r\n"
            + "Transfer-Encoding: "
            + coding
            + "\r\n\r\nGET /q/health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    String answer = RawHttp.exchange(RunningServer.address(), head, "");
    assertThat(answer).startsWith("HTTP/1.1 400 ");
    assertThat(answer.split("HTTP/1.1 ")).as(answer).hasSize(2);
  }

  private static String available(Socket socket) throws IOException {
    byte[] bytes = new byte[4096];
    try {
      int got = socket.getInputStream().read(bytes);
      return got < 0 ? "closed" : new String(bytes, 0, got, US_ASCII);
    } catch (java.net.SocketTimeoutException e) {
      return "";
    }
  }

  private static String statusLine(Socket socket) throws IOException {
    socket.setSoTimeout(10_000);
    return available(socket);
  }
}
