package io.energyiot.loader.node;

import io.energyiot.load.write.SstableNode;
import io.energyiot.model.config.Settings;
import io.energyiot.platform.EnergySystem;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.cassandra.CassandraSettings;
import java.net.InetSocketAddress;
import java.util.Optional;

/** The Cassandra of a system, as those who write SSTables for it see it. */
public final class SystemNode {
  private static final String DIRECT = "5.0.";
  private static final String STORAGE_TLS = "load.storage_tls";

  private SystemNode() {}

  /**
   * How SSTables get into the system's Cassandra; empty if it is not of the release that can.
   *
   * @param settings with the places of the stores
   */
  public static Optional<SstableNode> of(
      EnergySystem system, Settings settings, EnergyStore store) {
    if (!store.release().startsWith(DIRECT)) {
      return Optional.empty();
    }
    CassandraSettings cassandra = CassandraSettings.from(settings);
    return Optional.of(
        new SstableNode(
            system.sstableWriter(),
            system.jmxPort(),
            system.jmxPasswordFile(),
            cassandra.contactPoints().stream().map(InetSocketAddress::getHostString).toList(),
            cassandra.contactPoints().get(0).getPort(),
            system.storagePort(),
            cassandra.username(),
            cassandra.password(),
            cassandra.tls(),
            storageTls(settings, cassandra)));
  }

  /** Nodes want a certificate of each other. */
  private static boolean storageTls(Settings settings, CassandraSettings cassandra) {
    boolean wanted = settings.flag(STORAGE_TLS, false);
    boolean complete =
        cassandra.tls().filter(files -> files.authorities().isPresent()).isPresent()
            && cassandra.tls().filter(files -> files.key().isPresent()).isPresent();
    if (wanted && !complete) {
      throw settings.invalid(
          STORAGE_TLS,
          "cassandra.tls=true, cassandra.tls.ca, cassandra.tls.certificate and cassandra.tls.key");
    }
    return wanted;
  }
}
