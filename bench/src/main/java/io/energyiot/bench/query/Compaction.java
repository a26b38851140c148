package io.energyiot.bench.query;

import io.energyiot.bench.machine.BenchException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What Cassandra's compaction has still to do, and what it has left of the day blocks, by JMX. */
final class Compaction implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Duration QUIET = Duration.ofSeconds(3);
  private static final int PAUSE_MILLIS = 100;
  private static final String TABLE =
      "org.apache.cassandra.db:type=Tables,keyspace=energy,table=day_block";

  private final JMXConnector connector;
  private final MBeanServerConnection beans;

  /** Of the Cassandra of this machine that answers JMX at {@code port}. */
  @SuppressWarnings("BanJNDI") // the address is our own, of this machine
  Compaction(int port) {
    String address = "service:jmx:rmi:///jndi/rmi://127.0.0.1:%d/jmxrmi".formatted(port);
    try {
      connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
      beans = connector.getMBeanServerConnection();
    } catch (IOException e) {
      throw new BenchException("Cassandra does not answer JMX", e);
    }
  }

  /** Returns when nothing is left to do, and nothing new has begun for some seconds. */
  void await() {
    long began = System.nanoTime();
    long busy = began;
    while (System.nanoTime() - busy < QUIET.toNanos()) {
      if (pending() > 0) {
        busy = System.nanoTime();
      }
      if (busy - began > PATIENCE.toNanos()) {
        throw new BenchException("compaction does not come to an end: " + pending() + " pending");
      }
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        throw BenchException.interrupted();
      }
    }
  }

  /** Compactions that are waiting or running. */
  private int pending() {
    String metrics = "org.apache.cassandra.metrics:type=Compaction,name=PendingTasks";
    return ((Number) get(metrics, "Value")).intValue();
  }

  /** The bytes that all compactions since the start have read. */
  long compactedBytes() {
    String metrics = "org.apache.cassandra.metrics:type=Compaction,name=BytesCompacted";
    return ((Number) get(metrics, "Count")).longValue();
  }

  /** The SSTables of the table. */
  int sstables() {
    String metrics =
        "org.apache.cassandra.metrics:type=Table,keyspace=energy,scope=day_block"
            + ",name=LiveSSTableCount";
    return ((Number) get(metrics, "Value")).intValue();
  }

  /** The SSTables that have a year of a device. */
  int sstablesOf(String deviceId, int year) {
    try {
      Object[] key = {deviceId + ":" + year};
      String[] types = {String.class.getName()};
      return ((List<?>) beans.invoke(name(TABLE), "getSSTablesForKey", key, types)).size();
    } catch (JMException | IOException e) {
      throw new BenchException("Cassandra does not tell its SSTables", e);
    }
  }

  private Object get(String bean, String attribute) {
    try {
      return beans.getAttribute(name(bean), attribute);
    } catch (JMException | IOException e) {
      throw new BenchException("Cassandra does not tell its " + attribute, e);
    }
  }

  private static ObjectName name(String text) throws JMException {
    return new ObjectName(text);
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
