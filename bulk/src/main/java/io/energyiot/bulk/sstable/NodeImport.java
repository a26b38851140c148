package io.energyiot.bulk.sstable;

import io.energyiot.bulk.process.SstableRequest;
import io.energyiot.bulk.sstable.scan.LocalNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Does what {@code nodetool import} does. */
final class NodeImport {
  private NodeImport() {}

  /** Returns when the rows can be read. */
  static void run(SstableRequest.Import request) throws IOException {
    try (LocalNode node = LocalNode.at(request.node())) {
      node.requireOneOf(request.hosts());
      List<String> refused =
          node.table(request.keyspace(), request.table())
              .importNewSSTables(
                  Set.of(request.sstables()),
                  true,
                  true,
                  false,
                  false,
                  true,
                  false,
                  false,
                  false,
                  false);
      if (!refused.isEmpty()) {
        throw new IOException("Cassandra refused the SSTables in " + refused);
      }
    }
  }
}
