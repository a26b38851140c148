package io.energyiot.load.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads a stream ahead in a thread of its own, so that one processor decompresses while another one
 * parses.
 */
public final class ReadAhead extends InputStream {
  private static final int BUFFER = 1 << 20;
  private static final int BUFFERS = 4;

  private final BlockingQueue<Piece> ahead = new ArrayBlockingQueue<>(BUFFERS);
  private final InputStream in;
  private final Thread reader;
  private Piece current = new Piece(new byte[0], null);
  private int at;

  /** Bytes of the stream (none at its end), or the failure that ended it. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never copied
  private record Piece(byte[] bytes, IOException failure) {}

  /** Reads {@code in} and closes it. */
  public ReadAhead(InputStream in) {
    this.in = in;
    this.reader = new Thread(this::readAll, "read-ahead");
    reader.setDaemon(true);
    reader.start();
  }

  private void readAll() {
    try {
      Piece piece;
      do {
        piece = next();
        ahead.put(piece);
      } while (piece.bytes().length > 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private Piece next() {
    try {
      byte[] bytes = new byte[BUFFER];
      int length = in.readNBytes(bytes, 0, BUFFER);
      return new Piece(length == BUFFER ? bytes : Arrays.copyOf(bytes, length), null);
    } catch (IOException e) {
      return new Piece(new byte[0], e);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (at == current.bytes().length) {
      if (at > 0 || current.failure() == null) {
        current = take();
        at = 0;
      }
      if (current.failure() != null) {
        throw new IOException(current.failure().getMessage(), current.failure());
      }
      if (current.bytes().length == 0) {
        ahead.add(current); // for the next call
        return -1;
      }
    }
    int count = Math.min(length, current.bytes().length - at);
    System.arraycopy(current.bytes(), at, target, offset, count);
    at += count;
    return count;
  }

  private Piece take() throws IOException {
    try {
      return ahead.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  @Override
  public void close() throws IOException {
    reader.interrupt();
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    in.close();
  }
}
