package io.energyiot.platform.probe;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URL;

/**
 * Gets a path and expects status 200.
 *
 * @param path with its leading slash
 */
public record HttpProbe(String path) implements Probe {

  @Override
  public boolean ask(InetSocketAddress address) throws IOException {
    URL url = new URL("http", reachable(address), address.getPort(), path);
    HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
    try {
      connection.setConnectTimeout(PATIENCE);
      connection.setReadTimeout(PATIENCE);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } finally {
      connection.disconnect();
    }
  }

  /** A server that listens on all addresses is asked on the loopback one. */
  private static String reachable(InetSocketAddress address) {
    boolean all = address.getAddress() != null && address.getAddress().isAnyLocalAddress();
    String host = all ? InetAddress.getLoopbackAddress().getHostAddress() : address.getHostString();
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
