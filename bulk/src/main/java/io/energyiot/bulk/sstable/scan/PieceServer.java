package io.energyiot.bulk.sstable.scan;

import io.energyiot.bulk.piece.ScanRequest;
import io.energyiot.bulk.process.SstableRequest;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.cassandra.schema.TableMetadata;

/**
 * Serves the scans that are open. Each connection asks for one piece or share, which a thread
 * writes as fast as the other end takes it. So there are as many threads as the other end reads at
 * once.
 */
public final class PieceServer {
  private final Map<Long, SnapshotScan> scans = new ConcurrentHashMap<>();
  private final ExecutorService threads;
  private ServerSocketChannel socket;

  /** Serves none yet. */
  public PieceServer() {
    this(Executors.newCachedThreadPool());
  }

  PieceServer(ExecutorService threads) {
    this.threads = threads;
  }

  /** Opens a scan, whose rows can be asked for when this returns. */
  public void open(SstableRequest.OpenScan request, TableMetadata table) throws IOException {
    scans.put(request.scan(), new SnapshotScan(table, TableSnapshot.open(request.table(), table)));
    if (socket == null || !socket.isOpen()) {
      listen(Path.of(request.socket()));
    }
  }

  /** Closes a scan, if it is open. */
  public void close(long scan) {
    SnapshotScan open = scans.remove(scan);
    if (open != null) {
      open.close();
    }
  }

  /** Only the owner of this process can connect. */
  void listen(Path place) throws IOException {
    Files.deleteIfExists(place);
    ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    socket = door;
    door.bind(UnixDomainSocketAddress.of(place));
    Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-------"));
    Thread thread = new Thread(() -> accept(door), "pieces");
    thread.setDaemon(true);
    thread.start();
  }

  /** Without a file or a thread for a client, it ends, so that nobody waits to be let in. */
  private void accept(ServerSocketChannel door) {
    try (door) {
      while (true) {
        accept(door.accept());
      }
    } catch (IOException e) {
      System.err.println("no pieces are served any more: " + e);
    }
  }

  private void accept(SocketChannel client) throws IOException {
    boolean isServed = false;
    try {
      threads.execute(() -> serve(client));
      isServed = true;
    } finally {
      if (!isServed) {
        client.close();
      }
    }
  }

  private void serve(SocketChannel client) {
    try (client) {
      ScanRequest request = ScanRequest.read(new DataInputStream(Channels.newInputStream(client)));
      SnapshotScan scan = scans.get(request.scan());
      if (scan != null) {
        scan.write(request, client);
      }
    } catch (IOException e) {
      System.err.println("what was asked for was not read to its end: " + e);
    }
  }
}
