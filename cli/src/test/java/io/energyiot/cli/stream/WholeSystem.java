package io.energyiot.cli.stream;

import io.energyiot.cli.Run;
import io.energyiot.client.EnergyClient;
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
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All services in a folder of their own, killed when the test ends. */
final class WholeSystem implements AutoCloseable {
  private final DataFolder folder;
  private final EnergySystem system;
  private final List<EnergyChild> children = new ArrayList<>();

  private WholeSystem(DataFolder folder, EnergySystem system) {
    this.folder = folder;
    this.system = system;
  }

  /** Starts one and returns when it is ready. */
  static WholeSystem start(String name) throws IOException {
    DataFolder folder = TestFolders.guarded(name);
    Files.createDirectories(folder.path());
    int port = Ports.of(folder).address("server").getPort();
    Map<String, String> settings =
        Map.of(
            "server.port", Integer.toString(port),
            "embedded.server.heap", "256m",
            "embedded.server.options", "-XX:TieredStopAtLevel=1");
    WholeSystem whole = new WholeSystem(folder, TestFolders.system(folder, settings));
    whole.up();
    return whole;
  }

  /** Starts what does not run, and returns when the server is ready. */
  void up() {
    system.up(StartProgress.SILENT);
  }

  /** Kills one as {@code kill -9} does and returns when it is gone. */
  void kill(Service service) {
    kill(ProcessHandle.of(status(service).pid().orElseThrow()).orElseThrow());
  }

  /** Sends a signal, such as {@code STOP}, which freezes a process until {@code CONT}. */
  void signal(Service service, String name) throws IOException, InterruptedException {
    String pid = Long.toString(status(service).pid().orElseThrow());
    int failed = new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
    if (failed != 0) {
      throw new IOException("kill -" + name + " " + pid + " ends with " + failed);
    }
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** {@code ./energy ingest} as a process of its own: a second member of the consumer group. */
  EnergyChild startIngest() throws IOException {
    return start("ingest-" + (children.size() + 1), "ingest", "--every=1");
  }

  /** Another command of {@code ./energy}, as a process of its own that ends with this system. */
  EnergyChild start(String name, String... arguments) throws IOException {
    EnergyChild child = EnergyChild.start(folder, name, arguments);
    children.add(child);
    return child;
  }

  /** Runs a command in this virtual machine, to its end. */
  Run run(String command, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command, "--data=" + folder.path()));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray(String[]::new));
  }

  /** The settings, with the places of the stores. */
  Settings settings() {
    return system.settingsWithStores();
  }

  EnergyClient client() {
    InetSocketAddress address = status(Service.SERVER).address().orElseThrow();
    return new EnergyClient(
        URI.create("http://" + address.getHostString() + ":" + address.getPort()),
        Optional.empty());
  }

  EnergyStore openStore() {
    return EnergyStore.open(system.settingsWithStores());
  }

  private ServiceStatus status(Service service) {
    return system.status().stream()
        .filter(each -> each.service() == service)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    children.forEach(EnergyChild::kill);
    system.status().stream()
        .flatMap(each -> each.pid().stream().boxed())
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .forEach(WholeSystem::kill);
  }
}
