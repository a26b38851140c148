package io.energyiot.server;

import io.energyiot.model.config.Settings;
import io.energyiot.platform.EnergySystem;
import io.energyiot.platform.fixture.TestFolders;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.folder.Ports;
import io.energyiot.platform.run.ServiceStatus;
import io.energyiot.platform.service.Service;
import io.energyiot.platform.service.StartProgress;
import io.energyiot.store.EnergyStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.EnumSet;
import java.util.Map;

/**
 * One server process with its Cassandra, Kafka and registry for all tests of a virtual machine,
 * started when first asked for and gone when it ends. Tests tell their data apart by device.
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

  private static final DataFolder FOLDER = TestFolders.guarded("server");
  private static final EnergySystem SYSTEM = system();

  private RunningServer() {}

  private static EnergySystem system() {
    EnergySystem system =
        TestFolders.system(
            FOLDER,
            Map.of(
                "server.port",
                Integer.toString(freePort("server")),
                "server.max_body_mib",
                Integer.toString(MAX_BODY >> 20),
                "server.max_readings",
                Integer.toString(MAX_READINGS),
                "query.max_streams",
                Integer.toString(MAX_STREAMS),
                "query.stall_seconds",
                Integer.toString(STALL_SECONDS),
                "embedded.server.heap",
                "256m",
                "embedded.server.options",
                "-XX:TieredStopAtLevel=1"));
    system.up(StartProgress.SILENT);
    return system;
  }

  /** A port that is free now and that {@code name} keeps. */
  static int freePort(String name) {
    try {
      Files.createDirectories(FOLDER.path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Ports.of(FOLDER).address(name).getPort();
  }

  /** A client of the server. */
  static ServerCalls http() {
    return new ServerCalls(address());
  }

  /** Where the server listens. */
  static InetSocketAddress address() {
    return status(Service.SERVER).address().orElseThrow();
  }

  /** The settings that name its stores. */
  static Map<String, String> stores() {
    return Map.of(
        "schema.registry.url",
        SYSTEM.settingsWithStores().text("schema.registry.url").orElseThrow(),
        "cassandra.contact_points",
        text(status(Service.CASSANDRA).address().orElseThrow()),
        "kafka.bootstrap_servers",
        text(status(Service.KAFKA).address().orElseThrow()));
  }

  /** The store that it has. */
  static EnergyStore openStore() {
    return EnergyStore.open(Settings.of(stores(), "the test's stores"));
  }

  private static String text(InetSocketAddress address) {
    return address.getHostString() + ":" + address.getPort();
  }

  /** Kills one as {@code kill -9} does and returns when it is gone. */
  static void kill(Service service) {
    ProcessHandle process = ProcessHandle.of(status(service).pid().orElseThrow()).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Starts what was killed, and returns when the server is ready. */
  static void up() {
    SYSTEM.up(StartProgress.SILENT);
  }

  /** As {@link #up}, but for one. */
  static void upWithout(Service service) {
    SYSTEM.only(EnumSet.complementOf(EnumSet.of(service))).up(StartProgress.SILENT);
  }

  private static ServiceStatus status(Service service) {
    return SYSTEM.status().stream()
        .filter(status -> status.service() == service)
        .findFirst()
        .orElseThrow();
  }
}
