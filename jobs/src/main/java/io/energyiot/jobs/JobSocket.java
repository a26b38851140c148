package io.energyiot.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** One end of a connection, by a socket that is a file, between processes of one owner. */
public final class JobSocket implements AutoCloseable {
  /** The longest path of a socket, bytes, that all systems take. */
  private static final int MAX_PATH = 100;

  private final SocketChannel channel;

  /** Takes over a connection. */
  public JobSocket(SocketChannel channel) {
    this.channel = channel;
  }

  /** Whether all systems take so long a path of a socket. */
  public static boolean fits(Path place) {
    return place.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_PATH;
  }

  /** A place in a folder if its path is not too long for a socket, else in a folder made for it. */
  public static Path place(Path folder, String name) throws IOException {
    Path place = folder.resolve(name);
    return fits(place) ? place : Files.createTempDirectory("energy").resolve(name);
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

  /** Waits for the first byte of the other end, before anything is read; false if none came. */
  public boolean awaitByte(Duration limit) throws IOException {
    try (Selector selector = Selector.open()) {
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      return selector.select(limit.toMillis()) > 0;
    } finally {
      channel.configureBlocking(true);
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
