package io.energyiot.platform.probe;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProbeTest {
  static Stream<Probe> probes() {
    return Stream.of(new CassandraProbe(), new KafkaProbe(), new HttpProbe("/ready"));
  }

  @ParameterizedTest
  @MethodSource("probes")
  void nobodyThereIsNoAnswer(Probe probe) throws IOException {
    InetSocketAddress address;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = (InetSocketAddress) socket.getLocalSocketAddress();
    }
    assertThat(probe.answers(address)).isFalse();
  }

  @ParameterizedTest
  @MethodSource("probes")
  void aStrangerOnThePortIsNoAnswer(Probe probe) throws IOException {
    try (ServerSocket stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> greeting = CompletableFuture.runAsync(() -> greet(stranger));
      InetSocketAddress address = (InetSocketAddress) stranger.getLocalSocketAddress();
      assertThat(probe.answers(address)).isFalse();
      greeting.join();
    }
  }

  private static void greet(ServerSocket stranger) {
    try (Socket guest = stranger.accept()) {
      guest.getOutputStream().write("220 mail.example.org ready\r\n".getBytes(US_ASCII));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void onlyStatus200IsReady() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    answer(server, "/up", 200);
    answer(server, "/down", 503);
    server.start();
    try {
      assertThat(new HttpProbe("/up").answers(server.getAddress())).isTrue();
      assertThat(new HttpProbe("/down").answers(server.getAddress())).isFalse();
      InetSocketAddress all = new InetSocketAddress(server.getAddress().getPort());
      assertThat(new HttpProbe("/up").answers(all)).as("server.host=0.0.0.0").isTrue();
    } finally {
      server.stop(0);
    }
  }

  private static void answer(HttpServer server, String path, int status) {
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }
}
