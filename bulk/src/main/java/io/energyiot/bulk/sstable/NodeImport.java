package io.energyiot.bulk.sstable;

import io.energyiot.bulk.process.SstableRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.management.JMX;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.apache.cassandra.db.ColumnFamilyStoreMBean;

/** Does what {@code nodetool import} does, without the second that it takes to start. */
final class NodeImport {
  private NodeImport() {}

  /** Returns when the rows can be read. */
  @SuppressWarnings("BanJNDI") // the address is our own, of this machine
  static void run(SstableRequest.Import request) throws IOException {
    String address =
        "service:jmx:rmi:///jndi/rmi://127.0.0.1:%d/jmxrmi".formatted(request.jmxPort());
    try (JMXConnector connector =
        JMXConnectorFactory.connect(new JMXServiceURL(address), login(request))) {
      ColumnFamilyStoreMBean table =
          JMX.newMBeanProxy(
              connector.getMBeanServerConnection(),
              new ObjectName(
                  "org.apache.cassandra.db:type=Tables,keyspace=%s,table=%s"
                      .formatted(request.keyspace(), request.table())),
              ColumnFamilyStoreMBean.class);
      List<String> refused =
          table.importNewSSTables(
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
    } catch (MalformedObjectNameException e) {
      throw new IllegalArgumentException(request.table(), e);
    }
  }

  private static Map<String, ?> login(SstableRequest.Import request) throws IOException {
    if (request.jmxPasswordFile() == null) {
      return Map.of();
    }
    String both = Files.readString(Path.of(request.jmxPasswordFile())).strip();
    return Map.of(JMXConnector.CREDENTIALS, both.split("\\s+", 2));
  }
}
