package io.energyiot.loader.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.jobs.JobSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LoaderDoorTest {
  @TempDir Path folder;

  private static void greet(JobSocket visitor) {
    try {
      visitor.out().write('x');
      visitor.in().read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aDoorThatCanNotLetAVisitorInLetsTheNextOneIn() throws IOException {
    Path place = folder.resolve("door");
    AtomicInteger calls = new AtomicInteger();
    LoaderDoor.Entrance failing =
        socket -> {
          if (calls.incrementAndGet() == 1) {
            throw new IOException("Too many open files");
          }
          if (calls.get() == 2) {
            throw new OutOfMemoryError("unable to create native thread");
          }
          return socket.accept();
        };
    try (LoaderDoor door = LoaderDoor.open(place, failing, LoaderDoorTest::greet);
        JobSocket visitor = JobSocket.connect(door.place())) {
      assertThat(visitor.in().read()).isEqualTo('x');
      assertThat(calls).hasValueGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void aLoaderThatSaysNothingIsNotWaitedForWithoutEnd() throws IOException {
    Path place = folder.resolve("silent");
    try (ServerSocketChannel silent = JobSocket.listen(place)) {
      assertThat(silent.isOpen()).isTrue();
      assertThatThrownBy(() -> DoorClient.connect(place))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("does not answer");
    }
  }
}
