package io.energyiot.load;

import io.energyiot.load.progress.LoadListener;
import io.energyiot.load.read.RejectLimit;
import io.energyiot.load.write.SstableNode;
import io.energyiot.model.Interval;
import io.energyiot.model.config.Settings;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.RepeatPolicy;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Loads a file as a process of its own, so that it can be killed. */
final class KilledLoader {
  private static final long MEMORY = 1 << 20; // several parts of each day are put aside

  private KilledLoader() {}

  /** Begins a load of {@code file}; its folders are in {@code loads}. */
  static Process start(String keyspace, LoadRoute path, Path loads, Path file) throws IOException {
    Path settings = loads.resolve("stores.properties");
    Files.writeString(
        settings,
        TestServers.storeSettings().asMap().entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining("\n")));
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledLoader.class.getName(),
                settings.toString(),
                TestServers.own(keyspace),
                path.text(),
                loads.toString(),
                file.toString()));
    command.addAll(TestServers.system().sstableWriter());
    Path log = loads.resolve("process.log");
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(log.toFile()))
        .start();
  }

  public static void main(String[] arguments) {
    Settings settings = Settings.read(Path.of(arguments[0]));
    SstableNode node = Keyspace.node(List.of(arguments).subList(5, arguments.length), settings);
    LoadOptions options =
        new LoadOptions(
            ZoneOffset.UTC,
            Interval.QUARTER_HOUR,
            Path.of(arguments[3]),
            Optional.of(node),
            Optional.of(LoadRoute.parse(arguments[2])),
            LoadOptions.allProcessors(),
            MEMORY,
            RejectLimit.none(),
            RepeatPolicy.SKIP,
            false);
    try (EnergyStore store = Keyspace.open(settings, arguments[1]);
        Loader loader = new Loader(store, options)) {
      LoadResult result = loader.load(List.of(arguments[4]), LoadListener.NONE);
      System.exit(result.failure() == null ? 0 : 1);
    }
  }
}
