package io.energyiot.bulk.piece;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks for the rows of a piece of the token ring.
 *
 * @param scan which one, by the number that it was opened with
 * @param after the token before the first one
 * @param last the last token, itself included
 * @param firstDay in the storage zone, days since 1970-01-01
 * @param lastDay the last day, itself included
 * @param channels by name; empty for all
 */
public record PieceRequest(
    long scan, long after, long last, int firstDay, int lastDay, List<String> channels)
    implements ScanRequest {
  static final byte KIND = 1;

  private static final int MAX_CHANNELS = 10_000;

  /** Copies the channels. */
  public PieceRequest {
    channels = List.copyOf(channels);
  }

  @Override
  public void write(DataOutputStream out) throws IOException {
    out.writeByte(KIND);
    out.writeLong(scan);
    out.writeLong(after);
    out.writeLong(last);
    out.writeInt(firstDay);
    out.writeInt(lastDay);
    out.writeInt(channels.size());
    for (String channel : channels) {
      out.writeUTF(channel);
    }
    out.flush();
  }

  static PieceRequest read(DataInputStream in) throws IOException {
    long scan = in.readLong();
    long after = in.readLong();
    long last = in.readLong();
    int firstDay = in.readInt();
    int lastDay = in.readInt();
    int size = in.readInt();
    if (size < 0 || size > MAX_CHANNELS) {
      throw new IOException(size + " channels");
    }
    List<String> channels = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      channels.add(in.readUTF());
    }
    return new PieceRequest(scan, after, last, firstDay, lastDay, channels);
  }
}
