package io.energyiot.bulk.process;

import java.io.IOException;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Reaches the Cassandra of this machine by JMX. */
public final class NodeJmx {
  private NodeJmx() {}

  /**
   * Connects to a port of 127.0.0.1. How long an answer may take is an option of the whole process,
   * {@code sun.rmi.transport.tcp.responseTimeout}.
   */
  @SuppressWarnings("BanJNDI") // the address is our own, of this machine
  public static JMXConnector connect(int port) throws IOException {
    String address = "service:jmx:rmi:///jndi/rmi://127.0.0.1:%d/jmxrmi".formatted(port);
    return JMXConnectorFactory.connect(new JMXServiceURL(address));
  }
}
