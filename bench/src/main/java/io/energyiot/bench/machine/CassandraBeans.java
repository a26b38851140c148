package io.energyiot.bench.machine;

import io.energyiot.bulk.process.NodeJmx;
import io.energyiot.platform.EnergySystem;
import java.io.IOException;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;

/** Asks the Cassandra of this machine, by JMX. */
public final class CassandraBeans implements AutoCloseable {
  private static final String STORAGE = "org.apache.cassandra.db:type=StorageService";

  private final JMXConnector connector;
  private final MBeanServerConnection beans;

  /** Connects to the Cassandra of {@code system}. */
  public CassandraBeans(EnergySystem system) {
    try {
      connector = NodeJmx.of(system.jmxPort(), system.jmxPasswordFile()).connect();
      beans = connector.getMBeanServerConnection();
    } catch (IOException e) {
      throw new BenchException("Cassandra does not answer JMX", e);
    }
  }

  /** The value of an attribute. */
  public Object get(String bean, String attribute) {
    try {
      return beans.getAttribute(new ObjectName(bean), attribute);
    } catch (JMException | IOException e) {
      throw new BenchException("Cassandra does not tell its " + attribute, e);
    }
  }

  /**
   * Returns how many SSTables of a table have a partition. The key is written as Cassandra writes
   * it.
   */
  public int sstablesOf(String table, String key) {
    String[] types = {String.class.getName()};
    return ((List<?>) invoke(table, "getSSTablesForKey", new Object[] {key}, types)).size();
  }

  /** The bytes of the SSTables of a table, as they are on the disk. */
  public long bytesOf(String keyspace, String table) {
    String metrics = "org.apache.cassandra.metrics:type=Table,keyspace=%s,scope=%s,name=%s";
    return ((Number) get(metrics.formatted(keyspace, table, "LiveDiskSpaceUsed"), "Count"))
        .longValue();
  }

  /** Has background compaction look at a table now. It looks by itself once a minute. */
  public void compactInBackground(String keyspace, String table) {
    String[] types = {String.class.getName(), String[].class.getName()};
    invoke(STORAGE, "enableAutoCompaction", new Object[] {keyspace, new String[] {table}}, types);
  }

  /** Flushes a table and compacts it to one SSTable, or to as many as its strategy wants. */
  public void compact(String keyspace, String table) {
    flush(keyspace);
    String[] types = {boolean.class.getName(), String.class.getName(), String[].class.getName()};
    invoke(
        STORAGE,
        "forceKeyspaceCompaction",
        new Object[] {false, keyspace, new String[] {table}},
        types);
  }

  /** Flushes the memtables of a keyspace. */
  public void flush(String keyspace) {
    String[] types = {String.class.getName(), String[].class.getName()};
    invoke(STORAGE, "forceKeyspaceFlush", new Object[] {keyspace, new String[0]}, types);
  }

  private Object invoke(String bean, String operation, Object[] arguments, String[] types) {
    try {
      return beans.invoke(new ObjectName(bean), operation, arguments, types);
    } catch (JMException | IOException e) {
      throw new BenchException("Cassandra refuses " + operation, e);
    }
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException e) {
      throw new BenchException("closing JMX", e);
    }
  }
}
