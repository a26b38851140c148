package io.energyiot.bulk.row;

import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Spills rows to disk, into a file for each range of tokens, so that sorting needs memory for one
 * range only. Any number of writers append to it. A file looks like this:
 *
 * <pre>
 * row file  = row*
 * row       = length of what follows  int
 *             token                   long
 *             second hash             long
 *             file                    int     place of its file in the load
 *             order                   long    of rows of one file and day, a later one wins
 *             day                     int
 *             key                     after its length, a byte of 0 to 255
 *             channel                 after its length, a byte
 *             block                   the rest
 * </pre>
 */
public final class RowSpill implements AutoCloseable {
  /** The most ranges that there can be. */
  public static final int MAX_RANGES = 4096;

  private static final int BUFFER = 1 << 16;

  private final List<Path> files = new ArrayList<>();
  private final List<FileChannel> channels = new ArrayList<>();
  private final AtomicLong rows = new AtomicLong();
  private final DiskReserve reserve;

  /**
   * Makes the files, which must not exist.
   *
   * @param folder exists
   * @param ranges 1 to {@link #MAX_RANGES}
   */
  public RowSpill(Path folder, int ranges) throws IOException {
    this(folder, ranges, new DiskReserve(folder));
  }

  RowSpill(Path folder, int ranges, DiskReserve reserve) throws IOException {
    this.reserve = reserve;
    if (ranges < 1 || ranges > MAX_RANGES) {
      throw new IllegalArgumentException(ranges + " ranges");
    }
    for (int i = 0; i < ranges; i++) {
      Path file = folder.resolve("range-%04d.rows".formatted(i));
      files.add(file);
      channels.add(FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }
  }

  /** How many rows there are. */
  public long rows() {
    return rows.get();
  }

  /** The files, in order of their tokens. */
  public List<Path> files() {
    return List.copyOf(files);
  }

  /** The row files in a folder, in order of their tokens. */
  public static List<Path> filesIn(Path folder) throws IOException {
    try (var found = Files.newDirectoryStream(folder, "range-*.rows")) {
      List<Path> files = new ArrayList<>();
      found.forEach(files::add);
      files.sort(null);
      return files;
    }
  }

  /**
   * Returns a writer for one thread. Closing it makes sure that all its rows are in the files. It
   * fails with {@link ErrorCode#DISK_FULL} before the disk is.
   */
  public Writer writer() {
    return new Writer();
  }

  @Override
  public void close() throws IOException {
    for (FileChannel channel : channels) {
      channel.close();
    }
  }

  /**
   * Returns the range of a token. All ranges have the same size, and the first begins with the
   * lowest token.
   */
  private int rangeOf(long token) {
    return (int) ((((token ^ Long.MIN_VALUE) >>> 32) * channels.size()) >>> 32);
  }

  private void append(int range, ByteBuffer rowsOfRange) throws IOException {
    reserve.require();
    FileChannel channel = channels.get(range);
    synchronized (channel) {
      while (rowsOfRange.hasRemaining()) {
        channel.write(rowsOfRange);
      }
    }
  }

  /** Gathers rows of each range and appends them to its file many at a time. */
  public final class Writer implements AutoCloseable {
    private final ByteBuffer[] buffers = new ByteBuffer[channels.size()];
    private final int capacity = Math.max(1 << 12, Math.min(BUFFER, (4 << 20) / channels.size()));
    private long taken;

    private Writer() {}

    /**
     * Takes a row.
     *
     * @param file place of its file in the load
     * @param order rows of the same file, series and day are merged, and where they have the same
     *     interval the one of the highest order wins
     */
    public void write(PartitionKey key, byte[] channel, int day, int file, long order, byte[] block)
        throws IOException {
      int length = RowLayout.lengthOf(key, channel, block);
      int range = rangeOf(key.token());
      ByteBuffer buffer = room(range, length);
      RowLayout.put(buffer, key, channel, day, file, order, block);
      taken++;
    }

    private ByteBuffer room(int range, int length) throws IOException {
      ByteBuffer buffer = buffers[range];
      if (buffer != null && buffer.remaining() >= length) {
        return buffer;
      }
      if (buffer != null) {
        append(range, buffer.flip());
        buffer.clear();
      }
      if (buffer == null || buffer.capacity() < length) {
        buffer = ByteBuffer.allocateDirect(Math.max(capacity, length));
        buffers[range] = buffer;
      }
      return buffer;
    }

    @Override
    public void close() throws IOException {
      for (int range = 0; range < buffers.length; range++) {
        if (buffers[range] != null) {
          append(range, buffers[range].flip());
          buffers[range] = null;
        }
      }
      rows.addAndGet(taken);
      taken = 0;
    }
  }
}
