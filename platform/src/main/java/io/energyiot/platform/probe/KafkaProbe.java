package io.energyiot.platform.probe;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/**
 * Sends ApiVersions version 0, which every broker answers. The layout is that of Kafka's protocol
 * guide: size, request header 1 (key, version, correlation id, client id), no body.
 */
public final class KafkaProbe implements Probe {
  private static final short API_VERSIONS = 18;
  private static final int CORRELATION = 0x454E5247;

  @Override
  public boolean ask(InetSocketAddress address) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(PATIENCE);
      socket.connect(address, PATIENCE);
      socket.getOutputStream().write(request());
      DataInputStream answer = new DataInputStream(socket.getInputStream());
      answer.readInt();
      int correlation = answer.readInt();
      short error = answer.readShort();
      return correlation == CORRELATION && error == 0;
    }
  }

  private static byte[] request() {
    short noClientId = -1;
    return ByteBuffer.allocate(14)
        .putInt(10)
        .putShort(API_VERSIONS)
        .putShort((short) 0)
        .putInt(CORRELATION)
        .putShort(noClientId)
        .array();
  }
}
