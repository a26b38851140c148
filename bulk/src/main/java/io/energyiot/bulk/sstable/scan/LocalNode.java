package io.energyiot.bulk.sstable.scan;

import io.energyiot.bulk.process.NodeJmx;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import org.apache.cassandra.db.ColumnFamilyStoreMBean;
import org.apache.cassandra.db.compaction.CompactionManagerMBean;
import org.apache.cassandra.service.StorageServiceMBean;

/** The Cassandra of this machine, by JMX: what {@code nodetool} does, without its start. */
public final class LocalNode implements AutoCloseable {
  private final JMXConnector connector;
  private final MBeanServerConnection server;

  private LocalNode(JMXConnector connector) throws IOException {
    this.connector = connector;
    this.server = connector.getMBeanServerConnection();
  }

  /**
   * Connects.
   *
   * @throws IOException if nobody answers
   */
  public static LocalNode at(NodeJmx node) throws IOException {
    return new LocalNode(node.connect());
  }

  /**
   * Makes sure that it is a node of the cluster that CQL is spoken to.
   *
   * @param hosts the ids of that cluster's nodes
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE} if it is another Cassandra
   */
  public void requireOneOf(Set<UUID> hosts) {
    UUID found = UUID.fromString(storage().getLocalHostId());
    if (!hosts.contains(found)) {
      throw new EnergyException(
          ErrorCode.CASSANDRA_UNAVAILABLE,
          "the Cassandra of load.jmx_port, host %s, is not of cassandra.contact_points, hosts %s"
              .formatted(found, hosts));
    }
  }

  /** A table of it. */
  public ColumnFamilyStoreMBean table(String keyspace, String table) {
    String name =
        "org.apache.cassandra.db:type=Tables,keyspace=%s,table=%s".formatted(keyspace, table);
    return JMX.newMBeanProxy(server, named(name), ColumnFamilyStoreMBean.class);
  }

  /** The node as a whole. */
  public StorageServiceMBean storage() {
    ObjectName name = named("org.apache.cassandra.db:type=StorageService");
    return JMX.newMBeanProxy(server, name, StorageServiceMBean.class);
  }

  /** What it compacts. */
  public CompactionManagerMBean compactions() {
    ObjectName name = named("org.apache.cassandra.db:type=CompactionManager");
    return JMX.newMBeanProxy(server, name, CompactionManagerMBean.class);
  }

  private static ObjectName named(String name) {
    try {
      return new ObjectName(name);
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(name, e);
    }
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
