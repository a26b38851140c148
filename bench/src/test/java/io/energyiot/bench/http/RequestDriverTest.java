package io.energyiot.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.bench.http.Connection.Request;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Latencies of a server that stalls once. */
class RequestDriverTest {
  private static final int REQUESTS = 100;
  private static final int STALLED = 10;
  private static final int STALL_MILLIS = 800;
  private static final byte[] OK =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII);

  /**
   * 100 requests are due at 0, 10, …, 990 ms. The one that is due at 100 ms is answered at 900 ms
   * at the earliest, and so are the 79 that are due until 890 ms: they take at least 800, 790, …,
   * 10 ms. The other 20 are quick. In order of latency, the 50th of 100 is the 30th of these 80,
   * with 300 ms; the 99th is the one before the slowest, with 790 ms; the 99.9th percentile is the
   * slowest. Timed from when it was really sent, one request alone would be slow.
   */
  @Test
  void aStallCountsForEveryRequestThatWasDueMeanwhile() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> serve(server), "stalling");
      thread.setDaemon(true);
      thread.start();
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
      Request request = Request.get(address, "/", 1);
      try (RequestDriver driver = new RequestDriver(address, 1)) {
        Outcome outcome = driver.run(() -> request, REQUESTS, Duration.ofSeconds(1));
        assertThat(outcome.requests()).isEqualTo(REQUESTS);
        assertThat(outcome.p50()).isBetween(300.0, 450.0);
        assertThat(outcome.p99()).isBetween(790.0, 1_000.0);
        assertThat(outcome.p999()).isBetween(800.0, 1_010.0).isEqualTo(outcome.max());
      }
    }
  }

  private static void serve(ServerSocket server) {
    try (Socket client = server.accept();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
      int answered = 0;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty()) {
          if (answered++ == STALLED) {
            Thread.sleep(STALL_MILLIS); // the stall that the percentiles must show
          }
          client.getOutputStream().write(OK);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
