package io.energyiot.bulk.process;

import io.energyiot.bulk.row.FileVersion;
import io.energyiot.model.tls.TlsFiles;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

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

  /**
   * Write SSTables of all rows in a folder's row files.
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
      implements SstableRequest {}

  /**
   * Have the Cassandra of this machine take a folder's SSTables, which it moves to its own folder.
   *
   * @param keyspace the table's
   * @param table its name
   * @param sstables the folder
   * @param jmxPort where Cassandra answers JMX, on 127.0.0.1
   * @param jmxPasswordFile a file with a name and a password on a line, with a blank between them;
   *     null if Cassandra wants none
   */
  record Import(String keyspace, String table, String sstables, int jmxPort, String jmxPasswordFile)
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
