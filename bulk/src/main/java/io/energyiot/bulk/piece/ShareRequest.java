package io.energyiot.bulk.piece;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Asks for the live blocks of a share of a day.
 *
 * @param scan which one, by the number that it was opened with
 * @param day in the storage zone, days since 1970-01-01
 * @param share its number
 * @param keysOnly whether only what identifies the blocks is wanted
 */
public record ShareRequest(long scan, int day, int share, boolean keysOnly) implements ScanRequest {
  static final byte KIND = 2;

  @Override
  public void write(DataOutputStream out) throws IOException {
    out.writeByte(KIND);
    out.writeLong(scan);
    out.writeInt(day);
    out.writeInt(share);
    out.writeBoolean(keysOnly);
    out.flush();
  }

  static ShareRequest read(DataInputStream in) throws IOException {
    return new ShareRequest(in.readLong(), in.readInt(), in.readInt(), in.readBoolean());
  }
}
