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

  private final Http http = RunningServer.http();

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
        Duration.ofSeconds(15), answer -> Http.text(answer).contains("\"present\":2000"), READINGS);
    List<Socket> stalled = new ArrayList<>();
    try {
      for (int i = 0; i < RunningServer.MOST_STREAMS; i++) {
        stalled.add(askWithoutReading());
      }
      HttpResponse<byte[]> refused = await(429);
      Problems.check(refused, 429, ErrorCode.OVERLOADED, null);
      assertThat(Http.header(refused, "Retry-After")).isNotEmpty();

      HttpResponse<byte[]> taken = await(200);
      assertThat(taken.statusCode()).isEqualTo(200);
      assertThat(Http.text(taken)).endsWith("]}\n");
      for (Socket socket : stalled) {
        assertThat(isCutOff(socket)).isTrue();
      }
    } finally {
      for (Socket socket : stalled) {
        socket.close();
      }
    }
  }

  private static Socket askWithoutReading() throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(16 * 1024);
    socket.connect(RunningServer.address());
    String head =
        "POST /v1/readings/query HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Content-Length: "
            + QUERY.length()
            + "\r\n\r\n";
    socket.getOutputStream().write((head + QUERY).getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** What was on its way is still read; then comes the end, or a reset. */
  private static boolean isCutOff(Socket socket) throws IOException {
    socket.setSoTimeout(5_000);
    long read = 0;
    byte[] bytes = new byte[64 * 1024];
    try {
      for (int got = 0; got >= 0; got = socket.getInputStream().read(bytes)) {
        read += got;
      }
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
    return read < 100_000_000; // of 380 million that were asked for
  }

  private HttpResponse<byte[]> await(int status) {
    long began = System.nanoTime();
    HttpResponse<byte[]> answer = ask();
    while (answer.statusCode() != status
        && System.nanoTime() - began < Duration.ofSeconds(20).toNanos()) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      answer = ask();
    }
    return answer;
  }

  private HttpResponse<byte[]> ask() {
    return http.send(
        "POST", "/v1/readings/query", BodyPublishers.ofString(query(1)), "Content-Type", Http.JSON);
  }
}
