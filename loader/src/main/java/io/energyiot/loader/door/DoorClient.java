package io.energyiot.loader.door;

import io.energyiot.jobs.JobConnection;
import io.energyiot.jobs.JobSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A command at the door. */
public final class DoorClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final JobSocket socket;
  private final JobConnection<DoorRequest, DoorReply> connection;

  private DoorClient(JobSocket socket) throws IOException {
    this.socket = socket;
    this.connection = JobConnection.of(socket.in(), socket.out(), DoorReply.class);
  }

  /**
   * Connects to the loader.
   *
   * @param door its socket
   * @throws IOException if none listens there, or it says nothing, as one that is stopped
   */
  public static DoorClient connect(Path door) throws IOException {
    JobSocket socket = JobSocket.connect(door);
    try {
      if (!socket.awaitByte(PATIENCE)) {
        throw new IOException("the loader does not answer");
      }
      return new DoorClient(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Sends a request. Threads may send at the same time. */
  public void send(DoorRequest request) throws IOException {
    connection.send(request);
  }

  /** Waits for the next reply; empty if the loader has ended. */
  public Optional<DoorReply> receive() throws IOException {
    return connection.receive();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
