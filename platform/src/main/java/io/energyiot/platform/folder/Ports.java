package io.energyiot.platform.folder;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/** The loopback ports of one data folder, chosen free at first use and kept from then on. */
public final class Ports {
  /** Where Cassandra answers JMX, which {@code nodetool} speaks. */
  public static final String CASSANDRA_JMX = "cassandra.jmx";

  public static final String CASSANDRA_NATIVE = "cassandra.native";
  public static final String CASSANDRA_STORAGE = "cassandra.storage";
  public static final String KAFKA_CLIENT = "kafka.client";
  public static final String KAFKA_CONTROLLER = "kafka.controller";
  public static final String REGISTRY_HTTP = "registry.http";

  /** Below 32768, where systems begin to hand out ports to outgoing connections. */
  private static final int MIN = 20_000;

  private static final int MAX = 32_000;
  private static final int TRIES = 100;

  private final DataFolder folder;

  private Ports(DataFolder folder) {
    this.folder = folder;
  }

  /** The ports of {@code folder}, which must exist. */
  public static Ports of(DataFolder folder) {
    return new Ports(folder);
  }

  /**
   * The address with this name.
   *
   * @throws EnergyException with {@link ErrorCode#PORT_TAKEN} if none is free any more
   */
  public InetSocketAddress address(String name) {
    Settings known =
        Files.exists(folder.portsFile())
            ? Settings.read(folder.portsFile())
            : Settings.of(Map.of(), folder.portsFile().toString());
    int port = known.integer(name, 0, 1, 65_535);
    if (port == 0) {
      port = choose(known);
      Map<String, String> more = new TreeMap<>(known.asMap());
      more.put(name, Integer.toString(port));
      folder.write(folder.portsFile(), more);
    }
    return loopback(port);
  }

  private static int choose(Settings known) {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(MIN, MAX);
      boolean own = known.asMap().containsValue(Integer.toString(port));
      if (!own && free(loopback(port))) {
        return port;
      }
    }
    throw new EnergyException(
        ErrorCode.PORT_TAKEN, "No free port found from " + MIN + " to " + MAX);
  }

  /** By number, so that messages and settings show the number and not a name. */
  @SuppressWarnings("AddressSelection")
  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress("127.0.0.1", port);
  }

  /** Whether a server could listen there now. */
  public static boolean free(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(address);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
