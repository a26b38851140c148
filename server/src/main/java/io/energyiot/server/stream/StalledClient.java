package io.energyiot.server.stream;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;

/** A client that asks but does not read the answer. */
public final class StalledClient {
  private StalledClient() {}

  /**
   * Closes the connection at once. The public methods of Vert.x, and its handler in Netty's
   * pipeline, would first write what is waiting, which this client never reads. So this asks the
   * first handler of the pipeline, before that of Vert.x.
   */
  public static void cutOff(HttpConnection connection) {
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
