package io.energyiot.bench.peers.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole lines of a file.
 *
 * @param from its first byte
 * @param to the one after its last
 */
public record FileSlice(Path file, long from, long to) {

  /**
   * All lines but the first, in {@code count} slices of about the same size; fewer if there are too
   * few lines.
   */
  static List<FileSlice> withoutHeader(Path file, int count) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
      long from = afterLine(bytes, 0);
      long all = bytes.length() - from;
      List<FileSlice> slices = new ArrayList<>();
      for (int i = 1; i <= count && from < bytes.length(); i++) {
        long wanted = bytes.length() - all * (count - i) / count;
        long to = i == count ? bytes.length() : afterLine(bytes, Math.max(from, wanted));
        slices.add(new FileSlice(file, from, to));
        from = to;
      }
      return slices;
    }
  }

  /** Where the line that holds this byte has its end. */
  private static long afterLine(RandomAccessFile bytes, long at) throws IOException {
    bytes.seek(at);
    bytes.readLine();
    return bytes.getFilePointer();
  }

  /** The lines as the body of a request. */
  BodyPublisher body() {
    return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), to - from);
  }

  /** The bytes of the lines. */
  InputStream open() {
    try {
      FileChannel channel = FileChannel.open(file);
      channel.position(from);
      return new Bounded(Channels.newInputStream(channel), to - from);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Bounded extends java.io.FilterInputStream {
    private long left;

    Bounded(InputStream in, long left) {
      super(in);
      this.left = left;
    }

    @Override
    public int read() throws IOException {
      int read = left > 0 ? in.read() : -1;
      left -= read >= 0 ? 1 : 0;
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = left > 0 ? in.read(into, offset, (int) Math.min(left, length)) : -1;
      left -= Math.max(0, read);
      return read;
    }
  }
}
