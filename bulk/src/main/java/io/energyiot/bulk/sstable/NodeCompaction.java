package io.energyiot.bulk.sstable;

import io.energyiot.bulk.process.SstableRequest;
import io.energyiot.bulk.sstable.scan.LocalNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.reflect.UndeclaredThrowableException;
import java.rmi.RemoteException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Does what {@code nodetool compact} does. */
final class NodeCompaction {
  private static final long PAUSE_SECONDS = 5;

  private NodeCompaction() {}

  /** Returns when the table is compacted, which may take hours. */
  static void run(SstableRequest.Compact request) throws IOException {
    try (LocalNode node = LocalNode.at(request.node())) {
      node.requireOneOf(request.hosts());
      node.storage()
          .forceKeyspaceFlush(
              request.keyspace(), request.table()); // else newer rows keep deletions
      node.storage().forceKeyspaceCompaction(false, request.keyspace(), request.table());
    } catch (UndeclaredThrowableException e) {
      if (!(e.getCause() instanceof RemoteException)) {
        throw e;
      }
      awaitEnd(request); // it goes on, but the answer took too long
    } catch (ExecutionException e) {
      throw new IOException("compacting failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("compacting was interrupted");
    }
  }

  private static void awaitEnd(SstableRequest.Compact request) throws IOException {
    try (LocalNode node = LocalNode.at(request.node())) {
      while (node.compactions().getCompactions().stream()
          .anyMatch(
              each ->
                  request.keyspace().equals(each.get("keyspace"))
                      && request.table().equals(each.get("columnfamily")))) {
        TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("waiting for a compaction was interrupted");
    }
  }
}
