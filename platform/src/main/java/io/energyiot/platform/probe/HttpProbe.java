package io.energyiot.platform.probe;

import io.energyiot.model.tls.PinnedCertificate;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URL;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;

/**
 * Gets a path and expects status 200.
 *
 * @param path with its leading slash
 * @param certificate the PEM file with the server's certificate; empty to ask without TLS
 */
public record HttpProbe(String path, Optional<Path> certificate) implements Probe {

  /** Asks without TLS. */
  public HttpProbe(String path) {
    this(path, Optional.empty());
  }

  @Override
  public boolean ask(InetSocketAddress address) throws IOException {
    String scheme = certificate.isPresent() ? "https" : "http";
    URL url = new URL(scheme, reachable(address), address.getPort(), path);
    HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
    if (connection instanceof HttpsURLConnection secured) {
      secured.setSSLSocketFactory(
          PinnedCertificate.context(certificate.orElseThrow()).getSocketFactory());
      secured.setHostnameVerifier((host, session) -> true); // the certificate itself is compared
    }
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
