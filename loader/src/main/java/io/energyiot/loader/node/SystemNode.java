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
            cassandra.contactPoints().stream().map(InetSocketAddress::getHostString).toList(),
            cassandra.contactPoints().get(0).getPort(),
            system.storagePort(),
            cassandra.username(),
            cassandra.password()));
  }
}
