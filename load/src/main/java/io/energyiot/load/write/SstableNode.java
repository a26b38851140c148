package io.energyiot.load.write;

import io.energyiot.model.tls.TlsFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How SSTables are made and where they go.
 *
 * @param command the command of the process that writes them, without the class to run
 * @param jmxPort where the Cassandra of this machine answers JMX; 0 if it does not run here
 * @param jmxPasswordFile a file with the name and the password for JMX; empty if it wants none
 * @param hosts nodes of the cluster that SSTables are streamed to
 * @param nativePort where they answer CQL
 * @param storagePort where they take streams
 * @param username null to connect without credentials
 * @param password null to connect without credentials; never printed
 * @param tls the files for connections by CQL; empty to connect without TLS
 * @param storageTls whether streams go by TLS too, with the same files
 */
public record SstableNode(
    List<String> command,
    int jmxPort,
    Optional<Path> jmxPasswordFile,
    List<String> hosts,
    int nativePort,
    int storagePort,
    String username,
    String password,
    Optional<TlsFiles> tls,
    boolean storageTls) {

  /** The port of JMX; empty if Cassandra does not run on this machine. */
  public Optional<Integer> jmx() {
    return jmxPort == 0 ? Optional.empty() : Optional.of(jmxPort);
  }

  @Override
  public String toString() {
    return "SSTables for " + hosts;
  }
}
