package io.energyiot.server;

import io.energyiot.model.config.Settings;
import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.platform.folder.Ports;
import io.energyiot.platform.service.Service;
import io.energyiot.store.EnergyStore;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One server process for all tests of a virtual machine, started when first asked for and gone when
 * it ends. Tests tell their data apart by device.
 */
final class RunningServer {
  /** The longest body that it takes, bytes. */
  static final int MAX_BODY = 1 << 20;

  /** The most readings that it takes in one request. */
  static final int MAX_READINGS = 2000;

  /** How many answers it streams at the same time. */
  static final int MAX_STREAMS = 2;

  /** How long it waits for a client that has stopped to read. */
  static final int STALL_SECONDS = 2;

  /** The folder whose files requests may name. */
  static final String LOADS =
      Path.of(System.getProperty("basedir", ""), "target").toAbsolutePath().normalize().toString();

  private static final Pattern STORES = Pattern.compile("(cassandra|kafka|schema)\\.");

  /** Documents and examples name the usual topic. */
  private static final TestSystem SYSTEM =
      TestSystem.create("server")
          .configure(
              Map.of(
                  "kafka.topic", "meter_readings",
                  "load.folders", LOADS,
                  "load.max_upload_mib", "1",
                  "server.max_body_mib", Integer.toString(MAX_BODY >> 20),
                  "server.max_readings", Integer.toString(MAX_READINGS),
                  "query.max_streams", Integer.toString(MAX_STREAMS),
                  "query.stall_seconds", Integer.toString(STALL_SECONDS)))
          .up();

  private RunningServer() {}

  /** A file or folder in the server's data folder. */
  static Path path(String name) {
    return SYSTEM.path(name);
  }

  /** A port that is free now and that {@code name} keeps. */
  static int freePort(String name) {
    return Ports.of(SYSTEM.folder()).address(name).getPort();
  }

  /** A client of the server. */
  static ServerCalls http() {
    return new ServerCalls(address());
  }

  /** Where the server listens. */
  static InetSocketAddress address() {
    return SYSTEM.address();
  }

  /** The settings that name its stores. */
  static Map<String, String> stores() {
    Map<String, String> stores = new HashMap<>(SYSTEM.settings().asMap());
    stores.keySet().removeIf(key -> !STORES.matcher(key).lookingAt());
    return stores;
  }

  /** The store that it has. */
  static EnergyStore openStore() {
    return EnergyStore.open(Settings.of(stores(), "the test's stores"));
  }

  /** Kills one as {@code kill -9} does and returns when it is gone. */
  static void kill(Service service) {
    SYSTEM.kill(service);
  }

  /** Starts what was killed, and returns when the server is ready. */
  static void up() {
    SYSTEM.up();
  }

  /** As {@link #up}, but for one. */
  static void upWithout(Service service) {
    SYSTEM.upWithout(Set.of(service));
  }
}
