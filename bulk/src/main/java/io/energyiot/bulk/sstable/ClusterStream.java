package io.energyiot.bulk.sstable;

import com.datastax.driver.core.AuthProvider;
import com.datastax.driver.core.PlainTextAuthProvider;
import io.energyiot.bulk.process.SstableRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.cassandra.io.sstable.SSTableLoader;
import org.apache.cassandra.io.util.File;
import org.apache.cassandra.streaming.StreamingChannel;
import org.apache.cassandra.tools.BulkLoadConnectionFactory;
import org.apache.cassandra.utils.NativeSSTableLoaderClient;
import org.apache.cassandra.utils.OutputHandler;

/** Does what {@code sstableloader} does, but with a password that no list of processes shows. */
final class ClusterStream {
  private ClusterStream() {}

  /** Connects as a program that is not a node. */
  private static final class Client extends NativeSSTableLoaderClient {
    private final SstableRequest.Stream request;

    Client(List<InetSocketAddress> nodes, SstableRequest.Stream request, AuthProvider credentials) {
      super(nodes, request.storagePort(), credentials, StreamTls.ofCql(request));
      this.request = request;
    }

    @Override
    public StreamingChannel.Factory getConnectionFactory() {
      return new BulkLoadConnectionFactory(StreamTls.ofNodes(request), request.storagePort());
    }
  }

  /** Streams the SSTables; returns when all nodes have their parts. */
  static void run(SstableRequest.Stream request) throws IOException {
    List<InetSocketAddress> nodes =
        Arrays.stream(request.hosts().split(","))
            .map(host -> new InetSocketAddress(host, request.nativePort()))
            .toList();
    AuthProvider credentials =
        request.username() == null
            ? AuthProvider.NONE
            : new PlainTextAuthProvider(request.username(), request.password());
    SSTableLoader loader =
        new SSTableLoader(
            new File(request.sstables()),
            new Client(nodes, request, credentials),
            new OutputHandler.SystemOutput(false, false));
    try {
      loader.stream().get();
    } catch (ExecutionException e) {
      throw new IOException(
          "streaming failed, to " + loader.getFailedHosts() + ": " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
