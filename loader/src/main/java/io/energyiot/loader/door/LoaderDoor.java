package io.energyiot.loader.door;

import io.energyiot.jobs.JobSocket;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The socket of the loader. Each command that comes gets a thread. */
public final class LoaderDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoaderDoor.class);
  private static final int MAX_VISITORS = 256;

  private final Path place;
  private final ServerSocketChannel socket;
  private final Consumer<JobSocket> host;
  private final Semaphore room = new Semaphore(MAX_VISITORS);

  private LoaderDoor(Path place, Consumer<JobSocket> host) throws IOException {
    this.place = place;
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
    LoaderDoor door = new LoaderDoor(place, host);
    Thread thread = new Thread(door::receive, "door");
    thread.setDaemon(true);
    thread.start();
    return door;
  }

  /** Where its socket is. */
  public Path place() {
    return place;
  }

  private void receive() {
    try {
      while (true) {
        SocketChannel visitor = socket.accept();
        if (!room.tryAcquire()) {
          visitor.close();
          continue;
        }
        Thread thread = new Thread(() -> serve(visitor), "visitor");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (ClosedChannelException e) {
      LOG.debug("the door is closed", e);
    } catch (IOException e) {
      LOG.error("the door can't be kept open; ./energy load loads by itself", e);
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
