package io.energyiot.analytics.scan;

import io.energyiot.bulk.process.NodeJmx;
import java.io.IOException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;

/**
 * How large the table of day blocks is, by the metrics of the Cassandra of this machine.
 *
 * @param partitions years of devices, estimated
 * @param bytes on disk
 */
record TableSize(long partitions, long bytes) {
  private static final int DAYS_OF_PARTITION = 366;

  /** A packed day of quarter hours, with its key, compressed. */
  private static final int BYTES_OF_ROW = 110;

  /** Asks a node for the size of its part. */
  static TableSize of(NodeJmx of, String keyspace, String table) throws IOException {
    String name =
        "org.apache.cassandra.metrics:type=Table,keyspace=%s,scope=%s,name="
            .formatted(keyspace, table);
    try (JMXConnector connector = of.connect()) {
      MBeanServerConnection node = connector.getMBeanServerConnection();
      return new TableSize(
          number(node, name + "EstimatedPartitionCount", "Value"),
          number(node, name + "LiveDiskSpaceUsed", "Count"));
    } catch (JMException e) {
      throw new IOException("no metrics of " + keyspace + "." + table, e);
    }
  }

  private static long number(MBeanServerConnection node, String name, String attribute)
      throws IOException, JMException {
    return ((Number) node.getAttribute(new ObjectName(name), attribute)).longValue();
  }

  /** About how many rows a question for so many days has. */
  long rows(long days) {
    return Math.min(partitions * Math.min(days, DAYS_OF_PARTITION), bytes / BYTES_OF_ROW);
  }
}
