package io.energyiot.store.cassandra;

import com.datastax.oss.driver.api.core.metadata.EndPoint;
import com.datastax.oss.driver.api.core.ssl.SslEngineFactory;
import io.energyiot.model.tls.TlsContext;
import io.energyiot.model.tls.TlsFiles;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLEngine;

/** TLS to nodes. Each connection is made with the certificates as they are then. */
final class NodeEngines implements SslEngineFactory {
  private final TlsContext context;

  NodeEngines(TlsFiles files) {
    context = new TlsContext(files);
  }

  @Override
  public SSLEngine newSslEngine(EndPoint node) {
    InetSocketAddress address = (InetSocketAddress) node.resolve();
    return context.engine(address.getHostString(), address.getPort());
  }

  @Override
  public void close() {}
}
