package io.energyiot.cli.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.cli.Energy;
import io.energyiot.client.EnergyClient;
import io.energyiot.platform.DataFolder;
import io.energyiot.platform.EnergySystem;
import io.energyiot.platform.Ports;
import io.energyiot.platform.Progress;
import io.energyiot.platform.Service;
import io.energyiot.platform.ServiceStatus;
import io.energyiot.platform.fixture.TestFolders;
import io.energyiot.store.EnergyStore;
import java.io.File;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** All services in a folder of their own, killed when the test ends. */
final class WholeSystem implements AutoCloseable {
  private final DataFolder folder;
  private final EnergySystem system;
  private Optional<Process> ingest = Optional.empty();

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
    system.up(Progress.SILENT);
  }

  /** Kills one as {@code kill -9} does and returns when it is gone. */
  void kill(Service service) {
    kill(ProcessHandle.of(status(service).pid().orElseThrow()).orElseThrow());
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** {@code ./energy ingest} as a process of its own: a second member of the consumer group. */
  void startIngest() throws IOException {
    String home = TestFolders.installation().home().toString();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-Denergy.home=" + home,
                "-cp",
                home + "/cli/*" + File.pathSeparator + home + "/cli/lib/*",
                Energy.class.getName(),
                "ingest",
                "--every=1",
                "--data=" + folder.path())
            .redirectErrorStream(true)
            .redirectOutput(ingestOutput().toFile())
            .start();
    Path runFile = folder.path().resolve("run").resolve("ingest.pid");
    Files.writeString(runFile, "pid=" + process.pid() + "\n"); // by which the folder's guard kills
    ingest = Optional.of(process);
  }

  /** Kills it as {@code kill -9} does; it must still be there, whatever was killed beside it. */
  void killIngest() {
    Process process = ingest.orElseThrow();
    assertThat(process.isAlive()).as("ingest outlives what it needs").isTrue();
    kill(process.toHandle());
  }

  /** What the last {@link #startIngest} has printed so far. */
  Path ingestOutput() {
    return folder.path().resolve("log").resolve("ingest.out");
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
    ingest.map(Process::toHandle).ifPresent(WholeSystem::kill);
    system.status().stream()
        .flatMap(each -> each.pid().stream().boxed())
        .flatMap(pid -> ProcessHandle.of(pid).stream())
        .forEach(WholeSystem::kill);
  }
}
