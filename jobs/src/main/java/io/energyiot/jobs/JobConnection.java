package io.energyiot.jobs;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Optional;

/**
 * One end of the connection, by pipes or a socket, between a process that does jobs, such as
 * Spark's, and the program that it works for.
 *
 * @param <S> what this end sends
 * @param <R> what it receives
 */
public final class JobConnection<S extends Serializable, R extends Serializable> {
  private final ObjectOutputStream sent;
  private final InputStream in;
  private final Class<R> type;
  private ObjectInputStream received;

  private JobConnection(InputStream in, OutputStream out, Class<R> type) throws IOException {
    this.sent = new ObjectOutputStream(out);
    sent.flush();
    this.in = in;
    this.type = type;
  }

  /** The end of the program that has jobs. */
  public static JobConnection<JobRequest, JobReply> toProcess(InputStream in, OutputStream out)
      throws IOException {
    return new JobConnection<>(in, out, JobReply.class);
  }

  /** The end of the process that does them. */
  public static JobConnection<JobReply, JobRequest> toOwner(InputStream in, OutputStream out)
      throws IOException {
    return new JobConnection<>(in, out, JobRequest.class);
  }

  /**
   * An end of a connection with messages of its own.
   *
   * @param type of those that it receives
   */
  public static <S extends Serializable, R extends Serializable> JobConnection<S, R> of(
      InputStream in, OutputStream out, Class<R> type) throws IOException {
    return new JobConnection<>(in, out, type);
  }

  /** Sends a message. Threads may send at the same time. */
  public synchronized void send(S message) throws IOException {
    sent.writeUnshared(message);
    sent.reset(); // else the stream would keep every message
    sent.flush();
  }

  /**
   * Waits for the next message. Only one thread may receive.
   *
   * @return empty if the other end is closed, also in the middle of a message
   * @throws IOException if what has come is no message
   */
  public Optional<R> receive() throws IOException {
    try {
      if (received == null) { // not earlier: this waits until the other end has begun
        received = new ObjectInputStream(in);
      }
      Object message = received.readObject();
      if (!type.isInstance(message)) {
        throw new InvalidObjectException("not a " + type.getSimpleName() + ": " + message);
      }
      return Optional.of(type.cast(message));
    } catch (EOFException e) {
      return Optional.empty();
    } catch (ClassNotFoundException e) {
      throw new IOException("not a " + type.getSimpleName() + ": " + e.getMessage(), e);
    }
  }
}
