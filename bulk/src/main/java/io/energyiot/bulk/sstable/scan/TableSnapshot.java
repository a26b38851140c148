package io.energyiot.bulk.sstable.scan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.bulk.process.SstableRequest;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
  static List<SSTableReader> open(SstableRequest.NodeTable of, TableMetadata table)
      throws IOException {
    try (LocalNode node = LocalNode.at(of.node())) {
      StorageServiceMBean storage = node.storage();
      requireAlone(storage);
      node.requireOneOf(of.hosts());
      List<String> folders = node.table(of.keyspace(), of.name()).getDataPaths();
      String name = PREFIX + UUID.randomUUID();
      try {
        storage.takeSnapshot(name, Map.of("ttl", LIFETIME), of.keyspace() + "." + of.name());
        return openAll(dataFiles(folders, name), table);
      } finally {
        storage.clearSnapshot(Map.of(), name, of.keyspace());
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

  private static List<SSTableReader> openAll(List<Path> files, TableMetadata table) {
    List<SSTableReader> opened = new ArrayList<>();
    try {
      for (Path data : files) {
        opened.add(
            SSTableReader.openNoValidation(
                null,
                Descriptor.fromFile(new File(data)),
                TableMetadataRef.forOfflineTools(table)));
      }
      return opened;
    } catch (RuntimeException | Error e) {
      Refs.release(Refs.selfRefs(opened));
      throw e;
    }
  }

  /**
   * Returns the files with the data of a snapshot.
   *
   * @param folders those of the table, one on each disk
   * @throws IOException if they are not those that Cassandra has listed: where this user may not
   *     look, or Cassandra runs in a container, a snapshot looks like that of an empty table
   */
  static List<Path> dataFiles(List<String> folders, String name) throws IOException {
    List<Path> found = new ArrayList<>();
    Set<String> listed = null;
    for (String folder : folders) {
      Path snapshot = Path.of(folder, "snapshots", name);
      Path manifest = snapshot.resolve("manifest.json");
      if (Files.exists(manifest)) {
        listed = new TreeSet<>();
        for (JsonNode each : new ObjectMapper().readTree(manifest.toFile()).path("files")) {
          listed.add(each.asText());
        }
      }
      if (Files.isDirectory(snapshot)) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(snapshot, "*-Data.db")) {
          files.forEach(found::add);
        }
      }
    }
    Set<String> names = new TreeSet<>();
    found.forEach(file -> names.add(file.getFileName().toString()));
    if (!names.equals(listed)) {
      throw new IOException(
          "of the files %s of snapshot %s, only %s can be seen in %s"
              .formatted(listed, name, names, folders));
    }
    return found;
  }
}
