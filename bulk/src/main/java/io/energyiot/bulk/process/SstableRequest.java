package io.energyiot.bulk.process;

import io.energyiot.bulk.row.FileVersion;
import io.energyiot.model.tls.TlsFiles;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the process is asked to do; it does one request after the other. */
public sealed interface SstableRequest extends Serializable {

  /**
   * Get ready to write SSTables. Has no reply: if that fails, writing will fail too, and say so.
   *
   * @param keyspace the table's
   * @param cql the {@code CREATE TABLE} statement of the table
   * @param folder for work; its user deletes it
   */
  record Prepare(String keyspace, String cql, String folder) implements SstableRequest {}

  /** Write SSTables of all rows in a folder's row files, as several threads, an SSTable each. */
  sealed interface Writing extends SstableRequest {
    /** The table's keyspace. */
    String keyspace();

    /** The {@code CREATE TABLE} statement of the table. */
    String cql();

    /** The folder of row files. */
    String rows();

    /** The folder that takes the SSTables; exists. */
    String sstables();

    /** How many threads write at the same time. */
    int threads();
  }

  /**
   * Write day blocks.
   *
   * @param keyspace the table's
   * @param cql the {@code CREATE TABLE} statement of the table
   * @param rows folder of row files
   * @param versions by the files' places in the load; null for a file whose rows are left out
   * @param sstables folder that takes the SSTables; exists
   * @param threads how many write at the same time, an SSTable each
   */
  @SuppressWarnings("serial") // the lists are those of the JDK
  record Write(
      String keyspace,
      String cql,
      String rows,
      List<FileVersion> versions,
      String sstables,
      int threads)
      implements Writing {}

  /**
   * Write rows of a table that has one row a partition.
   *
   * @param keyspace the table's
   * @param cql the {@code CREATE TABLE} statement of the table
   * @param columns those that the packed cells of a row have, in their order
   * @param writeTime of all cells, microseconds since 1970-01-01T00:00:00Z
   * @param rows folder of row files
   * @param sstables folder that takes the SSTables; exists
   * @param threads how many write at the same time, an SSTable each
   */
  @SuppressWarnings("serial") // the list is that of the JDK
  record WriteCells(
      String keyspace,
      String cql,
      List<String> columns,
      long writeTime,
      String rows,
      String sstables,
      int threads)
      implements Writing {}

  /**
   * Write deletions of days.
   *
   * @param keyspace the table's
   * @param cql the {@code CREATE TABLE} statement of the table
   * @param writeTime what is deleted was written until then, microseconds since
   *     1970-01-01T00:00:00Z
   * @param rows folder of row files
   * @param sstables folder that takes the SSTables; exists
   * @param threads how many write at the same time, an SSTable each
   */
  record WriteDeletions(
      String keyspace, String cql, long writeTime, String rows, String sstables, int threads)
      implements Writing {}

  /**
   * Have the Cassandra of this machine compact a table.
   *
   * @param keyspace the table's
   * @param table its name
   * @param node that Cassandra
   * @param hosts the ids of the nodes that CQL is spoken to, of which it must be one
   */
  @SuppressWarnings("serial") // the set is that of the JDK
  record Compact(String keyspace, String table, NodeJmx node, Set<UUID> hosts)
      implements SstableRequest {}

  /**
   * Have the Cassandra of this machine take a folder's SSTables, which it moves to its own folder.
   *
   * @param keyspace the table's
   * @param table its name
   * @param sstables the folder
   * @param node that Cassandra
   * @param hosts the ids of the nodes that CQL is spoken to, of which it must be one
   */
  @SuppressWarnings("serial") // the set is that of the JDK
  record Import(String keyspace, String table, String sstables, NodeJmx node, Set<UUID> hosts)
      implements SstableRequest {}

  /**
   * Stream a folder's SSTables to the nodes of a cluster that they belong to.
   *
   * @param sstables the folder, whose path ends with the keyspace's and the table's name
   * @param hosts some nodes, with commas between them
   * @param nativePort where they answer CQL
   * @param storagePort where they take streams
   * @param username null to connect without credentials
   * @param password null to connect without credentials; never printed
   * @param tls the PEM files for connections by CQL; null to connect without TLS
   * @param storageTls whether streams go by TLS too, with the same files, all of which are there
   */
  record Stream(
      String sstables,
      String hosts,
      int nativePort,
      int storagePort,
      String username,
      String password,
      PemFiles tls,
      boolean storageTls)
      implements SstableRequest {
    @Override
    public String toString() {
      return "Stream " + sstables + " to " + hosts;
    }
  }

  /**
   * Take a snapshot of a table of this machine's Cassandra, a node alone, and serve its rows until
   * they are released.
   *
   * @param scan a number that no other scan of this process has
   * @param table it
   * @param socket where each {@link io.energyiot.bulk.piece.ScanRequest} is taken; the same for all
   */
  record OpenScan(long scan, NodeTable table, String socket) implements SstableRequest {}

  /**
   * A table of this machine's Cassandra.
   *
   * @param keyspace the table's
   * @param name its name
   * @param cql the {@code CREATE TABLE} statement of the table
   * @param hosts the ids of the nodes that CQL is spoken to, of which that Cassandra must be one
   * @param node that Cassandra
   */
  @SuppressWarnings("serial") // the set is that of the JDK
  record NodeTable(String keyspace, String name, String cql, Set<UUID> hosts, NodeJmx node)
      implements Serializable {}

  /**
   * Release what a scan has opened. Pieces that are being read are read to their end.
   *
   * @param scan its number
   */
  record CloseScan(long scan) implements SstableRequest {}

  /**
   * Files of {@code TlsFiles}, by their paths.
   *
   * @param authorities null for those that the JDK trusts
   * @param certificate null if there is none
   * @param key null if there is none
   */
  record PemFiles(String authorities, String certificate, String key) implements Serializable {
    /** Takes the paths of {@code files}. */
    public static PemFiles of(TlsFiles files) {
      return new PemFiles(text(files.authorities()), text(files.certificate()), text(files.key()));
    }

    private static String text(Optional<Path> file) {
      return file.map(Path::toString).orElse(null);
    }

    /** The files. */
    public TlsFiles files() {
      return new TlsFiles(
          Optional.ofNullable(authorities).map(Path::of),
          Optional.ofNullable(certificate).map(Path::of),
          Optional.ofNullable(key).map(Path::of));
    }
  }
}
