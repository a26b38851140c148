package io.energyiot.bulk.sstable.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PieceServerTest {
  @TempDir Path folder;

  @Test
  void nobodyWaitsForAServerThatHasNoThreadLeft() throws IOException {
    ExecutorService none = Executors.newCachedThreadPool();
    none.shutdown();
    UnixDomainSocketAddress place = UnixDomainSocketAddress.of(folder.resolve("s"));
    new PieceServer(none).listen(place.getPath());
    try (SocketChannel client = SocketChannel.open(place)) {
      assertThat(client.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }
    assertThatThrownBy(
            () -> {
              while (true) { // it may just be closing
                try (SocketChannel late = SocketChannel.open(place)) {
                  late.read(ByteBuffer.allocate(1));
                }
              }
            })
        .isInstanceOf(IOException.class);
  }
}
