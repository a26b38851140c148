package io.energyiot.loader.door;

import io.energyiot.jobs.JobSocket;
import io.energyiot.platform.process.Pause;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The socket of the loader. Each command that comes gets a thread. */
public final class LoaderDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoaderDoor.class);
  private static final int MAX_VISITORS = 256;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Path place;
  private final ServerSocketChannel socket;
  private final Entrance entrance;
  private final Consumer<JobSocket> host;
  private final Semaphore room = new Semaphore(MAX_VISITORS);

  /** Waits for the next visitor. */
  @FunctionalInterface
  interface Entrance {
    SocketChannel accept(ServerSocketChannel socket) throws IOException;
  }

  private LoaderDoor(Path place, Entrance entrance, Consumer<JobSocket> host) throws IOException {
    this.place = place;
    this.entrance = entrance;
    this.host = host;
    Files.deleteIfExists(place); // of a loader that was killed
    this.socket = JobSocket.listen(place);
  }

  /**
   * Opens the door.
   *
   * @param place of the socket, in a folder for its owner alone; no other loader has it
   * @param host serves a visitor, on a thread of its own
   */
  public static LoaderDoor open(Path place, Consumer<JobSocket> host) throws IOException {
    return open(place, ServerSocketChannel::accept, host);
  }

  static LoaderDoor open(Path place, Entrance entrance, Consumer<JobSocket> host)
      throws IOException {
    LoaderDoor door = new LoaderDoor(place, entrance, host);
    Thread thread = new Thread(door::receive, "door");
    thread.setDaemon(true);
    thread.start();
    return door;
  }

  /** Where its socket is. */
  public Path place() {
    return place;
  }

  /** Without a thread or a file for a visitor, the next one may have more luck. */
  private void receive() {
    while (socket.isOpen()) {
      try {
        admit(entrance.accept(socket));
      } catch (ClosedChannelException e) {
        LOG.debug("the door is closed", e);
      } catch (IOException | OutOfMemoryError e) {
        LOG.warn("no command can be let in now; tried again", e);
        Pause.of(PAUSE);
      }
    }
  }

  private void admit(SocketChannel visitor) throws IOException {
    if (!room.tryAcquire()) {
      visitor.close();
      return;
    }
    boolean served = false;
    try {
      Thread thread = new Thread(() -> serve(visitor), "visitor");
      thread.setDaemon(true);
      thread.start();
      served = true;
    } finally {
      if (!served) {
        room.release();
        visitor.close();
      }
    }
  }

  private void serve(SocketChannel visitor) {
    try (JobSocket each = new JobSocket(visitor)) {
      host.accept(each);
    } catch (IOException e) {
      LOG.debug("a visitor has gone", e);
    } finally {
      room.release();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    Files.deleteIfExists(place);
  }
}
