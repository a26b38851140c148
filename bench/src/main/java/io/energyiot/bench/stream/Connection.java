package io.energyiot.bench.stream;

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
final class Connection implements AutoCloseable {
  private static final int LONGEST_ANSWER = 1 << 20;
  private static final int LONGEST_TOLD = 500;
  private static final int NO_CONTENT = 204;
  private static final String HEAD_END = "\r\n\r\n";
  private static final Pattern LENGTH = Pattern.compile("content-length: *(\\d+)");

  private final SocketChannel channel;
  private final SelectionKey key;
  private final ByteBuffer in = ByteBuffer.allocate(LONGEST_ANSWER);
  private ByteBuffer out = ByteBuffer.allocate(0);
  private Request request;
  private long sentAt;

  /**
   * A request, ready to be sent.
   *
   * @param bytes head and body; not copied
   * @param readings how many it carries
   */
  @SuppressWarnings("ArrayRecordComponent") // made for one use, and large
  record Request(byte[] bytes, int readings) {}

  /** The status of an answer. */
  record Answer(int status, String text) {}

  Connection(InetSocketAddress address, Selector selector) throws IOException {
    channel = SocketChannel.open(address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    key = channel.register(selector, 0, this);
  }

  /** Begins to send. */
  void send(Request next) throws IOException {
    request = next;
    out = ByteBuffer.wrap(next.bytes());
    in.clear();
    sentAt = System.nanoTime();
    write();
  }

  Request request() {
    return request;
  }

  /** Nanoseconds since the request was begun. */
  long nanos() {
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
    String text = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1);
    int end = text.indexOf(HEAD_END);
    if (end < 0) {
      return Optional.empty();
    }
    int status = Integer.parseInt(text.substring(9, 12));
    int body = text.length() - end - HEAD_END.length();
    if (!isWhole(text.substring(0, end).toLowerCase(Locale.ROOT), status, body, text)) {
      return Optional.empty();
    }
    key.interestOps(0);
    String told = text.substring(0, Math.min(text.length(), LONGEST_TOLD));
    return Optional.of(new Answer(status, told));
  }

  private static boolean isWhole(String head, int status, int body, String text) {
    Matcher length = LENGTH.matcher(head);
    if (status == NO_CONTENT) {
      return true;
    }
    return length.find()
        ? body >= Integer.parseInt(length.group(1))
        : text.endsWith("0" + HEAD_END); // chunked
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
