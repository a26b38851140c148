package io.energyiot.cli.stream;

import io.energyiot.cli.Run;
import io.energyiot.client.EnergyClient;
import io.energyiot.model.config.Settings;
import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.platform.service.Service;
import io.energyiot.store.EnergyStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A system with children of its own, which are killed when the test ends. */
final class WholeSystem implements AutoCloseable {
  private final TestSystem system;
  private final List<EnergyChild> children = new ArrayList<>();

  private WholeSystem(TestSystem system) {
    this.system = system;
  }

  /** Starts one and returns when it is ready. */
  static WholeSystem start(String name) {
    return new WholeSystem(TestSystem.create(name).up());
  }

  /** Starts what does not run, and returns when the server is ready. */
  void up() {
    system.up();
  }

  /** Kills one as {@code kill -9} does and returns when it is gone. */
  void kill(Service service) {
    system.kill(service);
  }

  /** Sends a signal, such as {@code STOP}, which freezes a process until {@code CONT}. */
  void signal(Service service, String name) throws IOException, InterruptedException {
    String pid = Long.toString(system.process(service).pid());
    int failed = new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
    if (failed != 0) {
      throw new IOException("kill -" + name + " " + pid + " ends with " + failed);
    }
  }

  /** {@code ./energy ingest} as a process of its own: a second member of the consumer group. */
  EnergyChild startIngest() throws IOException {
    return start("ingest-" + (children.size() + 1), "ingest", "--every=1");
  }

  /** Another command of {@code ./energy}, as a process of its own that ends with this system. */
  EnergyChild start(String name, String... arguments) throws IOException {
    EnergyChild child = EnergyChild.start(system.folder(), name, arguments);
    children.add(child);
    return child;
  }

  /** Runs a command in this virtual machine, to its end. */
  Run run(String command, String... more) {
    List<String> arguments = new ArrayList<>(List.of(command, "--data=" + system.folder().path()));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray(String[]::new));
  }

  /** The settings, with the places of the stores. */
  Settings settings() {
    return system.settings();
  }

  EnergyClient client() {
    InetSocketAddress address = system.address();
    return new EnergyClient(
        URI.create("http://" + address.getHostString() + ":" + address.getPort()),
        Optional.empty());
  }

  EnergyStore openStore() {
    return EnergyStore.open(system.settings());
  }

  @Override
  public void close() {
    children.forEach(EnergyChild::kill);
    system.close();
  }
}
