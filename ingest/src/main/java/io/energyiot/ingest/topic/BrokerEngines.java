package io.energyiot.ingest.topic;

import io.energyiot.model.tls.TlsContext;
import io.energyiot.model.tls.TlsFiles;
import java.security.KeyStore;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import org.apache.kafka.common.security.auth.SslEngineFactory;

/**
 * TLS to brokers. Each connection is made with the certificates as they are then; Kafka's own class
 * reads them once.
 */
public final class BrokerEngines implements SslEngineFactory {
  /** The option of a client with its {@link TlsFiles}. */
  static final String FILES = "energy.tls.files";

  private TlsContext context;

  @Override
  public void configure(Map<String, ?> options) {
    context = new TlsContext((TlsFiles) options.get(FILES));
  }

  @Override
  public SSLEngine createClientSslEngine(String host, int port, String checkedBy) {
    return context.engine(host, port);
  }

  @Override
  public SSLEngine createServerSslEngine(String host, int port) {
    // Kafka asks for it in brokers alone, and this process has none
    throw new UnsupportedOperationException("only for clients");
  }

  @Override
  public boolean shouldBeRebuilt(Map<String, Object> options) {
    return false;
  }

  @Override
  public Set<String> reconfigurableConfigs() {
    return Set.of();
  }

  @Override
  public KeyStore keystore() {
    return null;
  }

  @Override
  public KeyStore truststore() {
    return null;
  }

  @Override
  public void close() {}
}
