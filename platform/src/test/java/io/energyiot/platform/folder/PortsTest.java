package io.energyiot.platform.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
  @TempDir Path path;

  @Test
  void aPortIsChosenOnceAndKept() {
    DataFolder folder = new DataFolder(path);
    InetSocketAddress first = Ports.of(folder).address(Ports.KAFKA_CLIENT);
    InetSocketAddress other = Ports.of(folder).address(Ports.KAFKA_CONTROLLER);
    assertThat(Ports.of(folder).address(Ports.KAFKA_CLIENT)).isEqualTo(first);
    assertThat(other).isNotEqualTo(first);
    assertThat(first.getHostString()).isEqualTo("127.0.0.1");
  }

  @Test
  void aUserMaySetOne() throws IOException {
    Files.writeString(path.resolve("ports.properties"), "kafka.client=9092\n");
    Ports ports = Ports.of(new DataFolder(path));
    assertThat(ports.address(Ports.KAFKA_CLIENT).getPort()).isEqualTo(9092);
  }

  @Test
  void aPortWithAListenerIsNotFree() throws IOException {
    InetSocketAddress address = Ports.of(new DataFolder(path)).address("any");
    assertThat(Ports.free(address)).isTrue();
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(address);
      assertThat(Ports.free(address)).isFalse();
    }
  }
}
