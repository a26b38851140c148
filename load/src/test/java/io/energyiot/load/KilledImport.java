package io.energyiot.load;

import io.energyiot.load.device.DeviceImporter;
import io.energyiot.load.write.SstableNode;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadRoute;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Imports devices by SSTables as a process of its own, so that it can be killed. */
final class KilledImport {
  private KilledImport() {}

  /** Begins an import of {@code file}; its folders are in {@code loads}. */
  static Process start(String keyspace, Path loads, Path file) throws IOException {
    SstableNode node = Keyspace.node();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledImport.class.getName(),
                Integer.toString(TestServers.cassandra().getPort()),
                Integer.toString(node.jmxPort()),
                TestServers.own(keyspace),
                loads.toString(),
                file.toString()));
    command.addAll(node.command());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(loads.resolve("process.log").toFile()))
        .start();
  }

  public static void main(String[] arguments) {
    int nativePort = Integer.parseInt(arguments[0]);
    SstableNode node =
        new SstableNode(
            List.of(arguments).subList(5, arguments.length),
            Integer.parseInt(arguments[1]),
            List.of("127.0.0.1"),
            nativePort,
            0,
            null,
            null);
    InetSocketAddress cassandra =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), nativePort);
    try (EnergyStore store = Keyspace.open(cassandra, arguments[2])) {
      new DeviceImporter(
              store,
              Optional.of(node),
              Path.of(arguments[3]),
              Optional.of(LoadRoute.SSTABLE_IMPORT),
              (percent, figures) -> {})
          .run(List.of(Path.of(arguments[4])));
    }
    System.exit(0);
  }
}
