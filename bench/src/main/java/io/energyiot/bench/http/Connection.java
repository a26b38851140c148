package io.energyiot.bench.http;

import io.energyiot.bench.machine.BenchException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A kept-alive connection of HTTP/1.1 with one request on its way. For one thread. */
public final class Connection implements AutoCloseable {
  private static final int LONGEST_ANSWER = 1 << 20;
  private static final int LONGEST_TOLD = 500;
  private static final int NO_CONTENT = 204;
  private static final int LONGEST_HEAD = 8192;
  private static final int UNKNOWN = -1;
  private static final String HEAD_END = "\r\n\r\n";
  private static final String LAST_CHUNK = "0" + HEAD_END;
  private static final Pattern LENGTH = Pattern.compile("content-length: *(\\d+)");

  private final SocketChannel channel;
  private final SelectionKey key;
  private final ByteBuffer in = ByteBuffer.allocate(LONGEST_ANSWER);
  private ByteBuffer out = ByteBuffer.allocate(0);
  private Request request;
  private long due;
  private long sentAt;
  private int bodyAt;
  private int bodyLength;
  private int status;

  /**
   * A request, ready to be sent.
   *
   * @param bytes head and body; not copied
   * @param readings how many it carries
   */
  @SuppressWarnings("ArrayRecordComponent") // made for one use, and large
  public record Request(byte[] bytes, int readings) {
    /** A GET of {@code path}, which is encoded, for about so many readings. */
    public static Request get(InetSocketAddress address, String path, int readings) {
      String head =
          "GET %s HTTP/1.1\r\nHost: %s:%d\r\nAccept: application/json\r\n\r\n"
              .formatted(path, address.getHostString(), address.getPort());
      return new Request(head.getBytes(StandardCharsets.US_ASCII), readings);
    }

    /** The same, with a bearer token if there is one. */
    public Request with(Optional<String> credential) {
      if (credential.isEmpty()) {
        return this;
      }
      byte[] field =
          ("Authorization: Bearer " + credential.get() + "\r\n")
              .getBytes(StandardCharsets.US_ASCII);
      int at = 0;
      while (bytes[at++] != '\n') {
        // up to the end of the request line
      }
      ByteBuffer all = ByteBuffer.allocate(bytes.length + field.length);
      all.put(bytes, 0, at).put(field).put(bytes, at, bytes.length - at);
      return new Request(all.array(), readings);
    }
  }

  /** The status of an answer. */
  record Answer(int status, String text) {}

  Connection(InetSocketAddress address, Selector selector) throws IOException {
    channel = SocketChannel.open(address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    key = channel.register(selector, 0, this);
  }

  /**
   * Begins to send.
   *
   * @param nextDue when the request is due, by {@link System#nanoTime}; not later than now
   */
  void send(Request next, long nextDue) throws IOException {
    request = next;
    due = nextDue;
    out = ByteBuffer.wrap(next.bytes());
    in.clear();
    bodyAt = 0;
    sentAt = System.nanoTime();
    write();
  }

  Request request() {
    return request;
  }

  /** Returns when the request was due. */
  long due() {
    return due;
  }

  /** Returns the nanoseconds since the request was begun. */
  long silentNanos() {
    return System.nanoTime() - sentAt;
  }

  private void write() throws IOException {
    channel.write(out);
    int reading = SelectionKey.OP_READ;
    key.interestOps(out.hasRemaining() ? reading | SelectionKey.OP_WRITE : reading);
  }

  /** Goes on as far as it can; returns the answer once it is whole. */
  Optional<Answer> advance() throws IOException {
    if (key.isWritable()) {
      write();
    }
    if (!key.isReadable()) {
      return Optional.empty();
    }
    if (channel.read(in) < 0) {
      throw new BenchException("the server has closed a connection");
    }
    return answer();
  }

  private Optional<Answer> answer() {
    if (bodyAt == 0) {
      readHead();
    }
    if (bodyAt == 0 || !isWhole()) {
      return Optional.empty();
    }
    key.interestOps(0);
    return Optional.of(new Answer(status, text(0, Math.min(in.position(), LONGEST_TOLD))));
  }

  private void readHead() {
    int end = text(0, Math.min(in.position(), LONGEST_HEAD)).indexOf(HEAD_END);
    if (end >= 0) {
      bodyAt = end + HEAD_END.length();
      String head = text(0, end).toLowerCase(Locale.ROOT);
      status = Integer.parseInt(head.substring(9, 12));
      Matcher length = LENGTH.matcher(head);
      bodyLength = length.find() ? Integer.parseInt(length.group(1)) : UNKNOWN;
    }
  }

  private boolean isWhole() {
    if (status == NO_CONTENT) {
      return true;
    }
    int body = in.position() - bodyAt;
    return bodyLength == UNKNOWN
        ? body >= LAST_CHUNK.length()
            && text(in.position() - LAST_CHUNK.length(), in.position()).equals(LAST_CHUNK)
        : body >= bodyLength;
  }

  private String text(int from, int to) {
    return new String(in.array(), from, to - from, StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
