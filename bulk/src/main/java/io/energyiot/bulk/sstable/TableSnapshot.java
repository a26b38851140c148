package io.energyiot.bulk.sstable;

import io.energyiot.bulk.process.SstableRequest;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.cassandra.io.sstable.Descriptor;
import org.apache.cassandra.io.sstable.format.SSTableReader;
import org.apache.cassandra.io.util.File;
import org.apache.cassandra.schema.TableMetadata;
import org.apache.cassandra.schema.TableMetadataRef;
import org.apache.cassandra.service.StorageServiceMBean;
import org.apache.cassandra.utils.concurrent.Refs;

/**
 * Opens the SSTables that a table has at one moment, with all that Cassandra has acknowledged by
 * then: it writes down what it has in memory, and makes hard links in a folder. The folder is
 * deleted as soon as the files are open, as an open file needs no name.
 */
final class TableSnapshot {
  private static final String RELEASE = "5.0.";
  private static final String PREFIX = "energy-scan-";

  /** When Cassandra deletes the folder of a process that was killed before it could. */
  private static final String LIFETIME = "10m";

  private TableSnapshot() {}

  /** Returns the open SSTables; to be released. */
  static List<SSTableReader> open(SstableRequest.OpenScan request, TableMetadata table)
      throws IOException {
    try (LocalNode node = LocalNode.at(request.node())) {
      StorageServiceMBean storage = node.storage();
      requireAlone(storage);
      List<String> folders = node.table(request.keyspace(), request.table()).getDataPaths();
      String name = PREFIX + UUID.randomUUID();
      try {
        storage.takeSnapshot(
            name, Map.of("ttl", LIFETIME), request.keyspace() + "." + request.table());
        return openAll(folders, name, table);
      } finally {
        storage.clearSnapshot(Map.of(), name, request.keyspace());
      }
    }
  }

  private static void requireAlone(StorageServiceMBean storage) throws IOException {
    String release = storage.getReleaseVersion();
    int nodes =
        storage.getLiveNodesWithPort().size() + storage.getUnreachableNodesWithPort().size();
    if (!release.startsWith(RELEASE) || nodes != 1) {
      throw new IOException("Cassandra is " + release + " on " + nodes + " nodes");
    }
  }

  private static List<SSTableReader> openAll(List<String> folders, String name, TableMetadata table)
      throws IOException {
    List<SSTableReader> opened = new ArrayList<>();
    try {
      for (String folder : folders) {
        for (Path data : dataFiles(Path.of(folder, "snapshots", name))) {
          opened.add(
              SSTableReader.openNoValidation(
                  null,
                  Descriptor.fromFile(new File(data)),
                  TableMetadataRef.forOfflineTools(table)));
        }
      }
      return opened;
    } catch (IOException | RuntimeException e) {
      Refs.release(Refs.selfRefs(opened));
      throw e;
    }
  }

  private static List<Path> dataFiles(Path folder) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*-Data.db")) {
        files.forEach(found::add);
      }
    }
    return found;
  }
}
