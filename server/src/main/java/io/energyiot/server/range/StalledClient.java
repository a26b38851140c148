package io.energyiot.server.range;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** A client that asks and does not read. */
final class StalledClient {
  private StalledClient() {}

  /**
   * Closes its connection at once. What Vert.x offers would first write what is waiting, which such
   * a client never takes, and so would Vert.x's handler if it were asked by Netty to close; so the
   * first of the handlers is asked, past it.
   */
  static void cutOff(HttpConnection connection) {
    if (connection instanceof ConnectionBase base) {
      ChannelHandlerContext first = base.channel().pipeline().firstContext();
      if (first != null) { // the client may have closed it
        ChannelFuture unused = first.close();
      }
    } else {
      connection.close();
    }
  }
}
