package io.energyiot.platform.probe;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Sends OPTIONS and expects SUPPORTED, which needs no login. Frames are those of Cassandra's {@code
 * native_protocol_v4.spec}, section 2.
 */
public final class CassandraProbe implements Probe {
  private static final byte[] OPTIONS = {0x04, 0, 0, 0, 0x05, 0, 0, 0, 0};
  private static final int RESPONSE_V4 = 0x84;
  private static final int SUPPORTED = 0x06;

  @Override
  public boolean ask(InetSocketAddress address) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(PATIENCE);
      socket.connect(address, PATIENCE);
      socket.getOutputStream().write(OPTIONS);
      byte[] header = new byte[OPTIONS.length];
      new DataInputStream(socket.getInputStream()).readFully(header);
      return (header[0] & 0xFF) == RESPONSE_V4 && header[4] == SUPPORTED;
    }
  }
}
