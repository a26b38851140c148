package io.energyiot.bulk.piece;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Asks for some rows of a scan that is open. A connection has one request. */
public sealed interface ScanRequest permits PieceRequest, ShareRequest {
  /** Which scan, by the number that it was opened with. */
  long scan();

  /** Sends it. */
  void write(DataOutputStream out) throws IOException;

  /** Receives one. */
  static ScanRequest read(DataInputStream in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case PieceRequest.KIND -> PieceRequest.read(in);
      case ShareRequest.KIND -> ShareRequest.read(in);
      default -> throw new IOException("a request of kind " + kind);
    };
  }
}
