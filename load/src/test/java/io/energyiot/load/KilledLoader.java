package io.energyiot.load;

import io.energyiot.load.progress.LoadListener;
import io.energyiot.load.read.RejectLimit;
import io.energyiot.load.write.SstableNode;
import io.energyiot.model.Interval;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.RepeatPolicy;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Loads a file as a process of its own, so that it can be killed. */
final class KilledLoader {
  private static final long MEMORY = 1 << 20; // several parts of each day are put aside

  private KilledLoader() {}

  /** Begins a load of {@code file}; its folders are in {@code loads}. */
  static Process start(String keyspace, LoadRoute path, Path loads, Path file) throws IOException {
    InetSocketAddress cassandra = TestServers.cassandra();
    SstableNode node = Keyspace.node();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledLoader.class.getName(),
                Integer.toString(cassandra.getPort()),
                Integer.toString(node.jmxPort()),
                Integer.toString(node.storagePort()),
                TestServers.own(keyspace),
                path.text(),
                loads.toString(),
                file.toString()));
    command.addAll(node.command());
    Path log = loads.resolve("process.log");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log.toFile()))
        .start();
  }

  public static void main(String[] arguments) {
    int nativePort = Integer.parseInt(arguments[0]);
    SstableNode node =
        new SstableNode(
            List.of(arguments).subList(7, arguments.length),
            Integer.parseInt(arguments[1]),
            List.of("127.0.0.1"),
            nativePort,
            Integer.parseInt(arguments[2]),
            null,
            null);
    LoadOptions options =
        new LoadOptions(
            ZoneOffset.UTC,
            Interval.QUARTER_HOUR,
            Path.of(arguments[5]),
            Optional.of(node),
            Optional.of(LoadRoute.parse(arguments[4])),
            LoadOptions.allProcessors(),
            MEMORY,
            RejectLimit.none(),
            RepeatPolicy.SKIP,
            false);
    try (EnergyStore store =
            Keyspace.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), nativePort), arguments[3]);
        Loader loader = new Loader(store, options)) {
      LoadResult result = loader.load(List.of(arguments[6]), LoadListener.NONE);
      System.exit(result.failure() == null ? 0 : 1);
    }
  }
}
