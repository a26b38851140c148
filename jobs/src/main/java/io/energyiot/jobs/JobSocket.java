package io.energyiot.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * One end of a connection to the kept process of Spark, by a socket that is a file. The process
 * first learns for what kind of process the job is meant, in bytes that every version understands.
 */
public final class JobSocket implements AutoCloseable {
  /** The longest path of a socket, bytes, that all systems take. */
  public static final int MAX_PATH = 100;

  private static final int KEY = 64;
  private static final int TAKES = 'T';
  private static final int BUSY = 'B';

  private final SocketChannel channel;

  /** What the process says to a job. */
  public enum Answer {
    /** It waits for the request. */
    TAKES,
    /** It does another job. */
    BUSY,
    /** It is ending, or was never there. */
    GONE
  }

  /** Takes over a connection. */
  public JobSocket(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Begins to listen. Only the owner of this process can connect.
   *
   * @param place at which no file may be, in a folder for its owner alone
   */
  public static ServerSocketChannel listen(Path place) throws IOException {
    ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      socket.bind(UnixDomainSocketAddress.of(place));
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-------"));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /**
   * Connects to a process.
   *
   * @throws IOException if none listens
   */
  public static JobSocket connect(Path place) throws IOException {
    return new JobSocket(SocketChannel.open(UnixDomainSocketAddress.of(place)));
  }

  /**
   * Asks the process whether it takes a job.
   *
   * @param key of the process that the job is meant for, 64 characters of ASCII
   */
  public Answer ask(String key) {
    try {
      out().write(key.getBytes(StandardCharsets.US_ASCII));
      return switch (in().read()) {
        case TAKES -> Answer.TAKES;
        case BUSY -> Answer.BUSY;
        default -> Answer.GONE;
      };
    } catch (IOException e) {
      return Answer.GONE;
    }
  }

  /** The key of the process that the job is meant for; empty if the other end is closed. */
  public Optional<String> asked() throws IOException {
    byte[] key = in().readNBytes(KEY);
    return Optional.of(new String(key, StandardCharsets.US_ASCII)).filter(k -> k.length() == KEY);
  }

  /** Answers {@link #ask}; that it is gone, the process says by closing its end. */
  public void answer(Answer answer) throws IOException {
    if (answer != Answer.GONE) {
      out().write(answer == Answer.TAKES ? TAKES : BUSY);
    }
  }

  /**
   * What the other end sends. Unlike a channel's own streams, lets another thread write meanwhile.
   */
  public InputStream in() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int from, int length) throws IOException {
        try {
          return channel.read(ByteBuffer.wrap(bytes, from, length));
        } catch (SocketException e) {
          return -1; // the other end was closed before it had read all, as one that is killed
        }
      }
    };
  }

  /** What goes to the other end. */
  public OutputStream out() {
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes, from, length);
        while (left.hasRemaining()) {
          channel.write(left);
        }
      }
    };
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
