package io.energyiot.bulk.sstable;

import com.datastax.driver.core.RemoteEndpointAwareJdkSSLOptions;
import com.datastax.driver.core.SSLOptions;
import com.datastax.shaded.netty.channel.socket.SocketChannel;
import io.energyiot.bulk.process.SstableRequest;
import io.energyiot.model.tls.TlsContext;
import io.energyiot.model.tls.TlsFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import org.apache.cassandra.config.EncryptionOptions.ServerEncryptionOptions;
import org.apache.cassandra.config.EncryptionOptions.ServerEncryptionOptions.InternodeEncryption;
import org.apache.cassandra.config.ParameterizedClass;
import org.apache.cassandra.security.PEMBasedSslContextFactory;

/** TLS of a stream to a cluster: of the questions by CQL, and of the stream itself. */
final class StreamTls {
  private StreamTls() {}

  /** Asks for nodes by TLS and checks their names, which Cassandra's driver of old does not. */
  private static final class NamedNodes extends RemoteEndpointAwareJdkSSLOptions {
    private final TlsContext current;

    NamedNodes(TlsContext context) {
      super(context.now(), null);
      this.current = context;
    }

    @Override
    protected SSLEngine newSSLEngine(SocketChannel channel, InetSocketAddress node) {
      return current.engine(node.getHostString(), node.getPort());
    }
  }

  /** Returns how to connect by CQL; null to do it without TLS. */
  static SSLOptions ofCql(SstableRequest.Stream request) {
    return request.tls() == null ? null : new NamedNodes(new TlsContext(request.tls().files()));
  }

  /** Returns how to connect as nodes do. */
  static ServerEncryptionOptions ofNodes(SstableRequest.Stream request) {
    ServerEncryptionOptions plain = new ServerEncryptionOptions();
    if (!request.storageTls()) {
      return plain;
    }
    TlsFiles files = request.tls().files();
    try {
      String own =
          Files.readString(files.key().orElseThrow())
              + Files.readString(files.certificate().orElseThrow());
      Map<String, String> pem =
          Map.of(
              "private_key",
              own,
              "trusted_certificates",
              Files.readString(files.authorities().orElseThrow()));
      return plain
          .withInternodeEncryption(InternodeEncryption.all)
          .withSslContextFactory(
              new ParameterizedClass(PEMBasedSslContextFactory.class.getName(), pem));
    } catch (IOException e) {
      throw new UncheckedIOException("the files of TLS can't be read", e);
    }
  }
}
