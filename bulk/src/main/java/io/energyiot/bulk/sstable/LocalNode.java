package io.energyiot.bulk.sstable;

import io.energyiot.bulk.process.NodeJmx;
import java.io.IOException;
import javax.management.JMX;
import javax.management.MBeanServerConnection;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import org.apache.cassandra.db.ColumnFamilyStoreMBean;
import org.apache.cassandra.service.StorageServiceMBean;

/** The Cassandra of this machine, by JMX: what {@code nodetool} does, without its start. */
final class LocalNode implements AutoCloseable {
  private final JMXConnector connector;
  private final MBeanServerConnection server;

  private LocalNode(JMXConnector connector) throws IOException {
    this.connector = connector;
    this.server = connector.getMBeanServerConnection();
  }

  /** Connects. */
  static LocalNode at(NodeJmx node) throws IOException {
    return new LocalNode(node.connect());
  }

  /** A table of it. */
  ColumnFamilyStoreMBean table(String keyspace, String table) {
    String name =
        "org.apache.cassandra.db:type=Tables,keyspace=%s,table=%s".formatted(keyspace, table);
    return JMX.newMBeanProxy(server, named(name), ColumnFamilyStoreMBean.class);
  }

  /** The node as a whole. */
  StorageServiceMBean storage() {
    ObjectName name = named("org.apache.cassandra.db:type=StorageService");
    return JMX.newMBeanProxy(server, name, StorageServiceMBean.class);
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
