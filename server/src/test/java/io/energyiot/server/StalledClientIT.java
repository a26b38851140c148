package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Clients that ask for much and read nothing. */
class StalledClientIT {
  private static final String READINGS =
      "/v1/devices/stalled/readings?from=2026-01-01&to=2026-02-01";
  private static final String QUERY = query(2_000);

  private static final Duration PATIENCE = Duration.ofSeconds(8); // Quarkus has 10

  private final ServerCalls http = RunningServer.http();

  /** A question for a month of one device, so many times over. */
  private static String query(int times) {
    String devices = "\"stalled\"" + ",\"stalled\"".repeat(times - 1);
    return "{\"device_ids\":[" + devices + "],\"from\":\"2026-01-01\",\"to\":\"2026-02-01\"}";
  }

  @Test
  void theyHoldAPlaceNoLongerThanTheyMay() throws IOException {
    String values = "0.052" + ",0.061".repeat(1_999);
    http.post(
        "{\"device_id\":\"stalled\",\"start\":\"2026-01-01T00:00:00Z\",\"values\":["
            + values
            + "]}");
    http.await(
        Duration.ofSeconds(15),
        answer -> ServerCalls.text(answer).contains("\"present\":2000"),
        READINGS);
    List<Socket> stalled = new ArrayList<>();
    try {
      fillAllPlaces(stalled);
      HttpResponse<byte[]> refused = ask();
      Problems.check(refused, 429, ErrorCode.OVERLOADED, null);
      assertThat(ServerCalls.header(refused, "Retry-After")).isNotEmpty();
      fillAllPlaces(stalled);
    } finally {
      for (Socket socket : stalled) {
        socket.close();
      }
    }
  }

  /** Those who have the places now have to lose them first. */
  private static void fillAllPlaces(List<Socket> stalled) throws IOException {
    long began = System.nanoTime();
    for (int i = 0; i < RunningServer.MAX_STREAMS; i++) {
      while (!askWithoutReading(stalled)) {
        assertThat(System.nanoTime() - began).isLessThan(PATIENCE.toNanos());
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    }
  }

  /** Reads no more than shows whether the answer has begun, so that a place is taken. */
  private static boolean askWithoutReading(List<Socket> asking) throws IOException {
    Socket socket = new Socket();
    asking.add(socket);
    socket.setReceiveBufferSize(16 * 1024);
    socket.connect(RunningServer.address());
    String head =
        "POST /v1/readings/query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + QUERY.length()
            + "\r\n\r\n";
    socket.getOutputStream().write((head + QUERY).getBytes(StandardCharsets.US_ASCII));
    byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
    String text = new String(status, StandardCharsets.US_ASCII);
    assertThat(text).isIn("HTTP/1.1 200", "HTTP/1.1 429");
    return text.endsWith("200");
  }

  private HttpResponse<byte[]> ask() {
    return http.send(
        "POST",
        "/v1/readings/query",
        BodyPublishers.ofString(query(1)),
        "Content-Type",
        ServerCalls.JSON);
  }
}
