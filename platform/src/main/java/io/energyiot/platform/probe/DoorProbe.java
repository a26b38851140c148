package io.energyiot.platform.probe;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** Connects to a socket that is a file and expects a first byte. */
public record DoorProbe(UnixDomainSocketAddress door) {

  /** Asks once: whether a byte came within {@link Probe#PATIENCE}. */
  public boolean answers() {
    try (SocketChannel channel = SocketChannel.open(door);
        Selector selector = Selector.open()) {
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      selector.select(Probe.PATIENCE);
      return channel.read(ByteBuffer.allocate(1)) > 0;
    } catch (IOException e) {
      return false;
    }
  }
}
