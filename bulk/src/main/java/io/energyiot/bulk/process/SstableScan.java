package io.energyiot.bulk.process;

import io.energyiot.bulk.piece.ScanRequest;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.Serializable;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/**
 * SSTables that a process of this machine has opened and serves.
 *
 * @param socket where it takes requests
 * @param number which of those that it has open
 */
public record SstableScan(String socket, long number) implements Serializable {
  /**
   * Asks for some of its rows.
   *
   * @param request of this scan
   * @return what they come from; to be closed
   */
  public SocketChannel ask(ScanRequest request) throws IOException {
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    try {
      request.write(new DataOutputStream(Channels.newOutputStream(channel)));
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }
}
