package io.energyiot.load;

import io.energyiot.load.write.SstableNode;
import io.energyiot.model.config.Settings;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadRoute;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a process that can be killed works with.
 *
 * @param stores the settings of the test's stores
 * @param loads the folder of its own folders
 * @param writer the command of what writes SSTables
 */
record KilledProcess(
    Settings stores, String keyspace, LoadRoute route, Path loads, Path file, List<String> writer) {

  /** Starts a program, whose arguments {@link #of} reads. */
  static Process start(Class<?> program, String keyspace, LoadRoute route, Path loads, Path file)
      throws IOException {
    Path stores = loads.resolve("stores.properties");
    Files.writeString(
        stores,
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
                program.getName(),
                stores.toString(),
                TestServers.own(keyspace),
                route.text(),
                loads.toString(),
                file.toString()));
    command.addAll(TestServers.system().sstableWriter());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(loads.resolve("process.log").toFile()))
        .start();
  }

  static KilledProcess of(String... arguments) {
    return new KilledProcess(
        Settings.read(Path.of(arguments[0])),
        arguments[1],
        LoadRoute.parse(arguments[2]),
        Path.of(arguments[3]),
        Path.of(arguments[4]),
        List.of(arguments).subList(5, arguments.length));
  }

  EnergyStore store() {
    return Keyspace.open(stores, keyspace);
  }

  SstableNode node() {
    return Keyspace.node(writer, stores);
  }
}
