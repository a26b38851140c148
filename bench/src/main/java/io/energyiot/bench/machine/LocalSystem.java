package io.energyiot.bench.machine;

import io.energyiot.model.config.Settings;
import io.energyiot.platform.EnergySystem;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.folder.Ports;
import io.energyiot.platform.installation.Installation;
import io.energyiot.platform.service.Service;
import io.energyiot.platform.service.StartProgress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** This system, or a part of it, started for a measurement in a folder of its own. */
public final class LocalSystem implements AutoCloseable {
  private final DataFolder folder;
  private final Set<Service> services;
  private final BenchCredential wanted;
  private EnergySystem system;
  private Optional<String> credential = Optional.empty();

  public LocalSystem(Path folder, Set<Service> services) {
    this(new DataFolder(folder), services, BenchCredential.NONE);
  }

  private LocalSystem(DataFolder folder, Set<Service> services, BenchCredential wanted) {
    this.folder = folder;
    this.services = services;
    this.wanted = wanted;
  }

  /** All but the loader, whose work would be measured as well. */
  public static LocalSystem withoutLoader(Path folder) {
    return new LocalSystem(folder, EnumSet.complementOf(EnumSet.of(Service.LOADER)));
  }

  /** The same, not yet started, with a server that wants credentials. */
  public LocalSystem wanting(BenchCredential credentials) {
    return new LocalSystem(folder, services, credentials);
  }

  /** Starts it at ports that are free. */
  public void start() {
    Map<String, String> port = Map.of("server.port", Integer.toString(serverPort()));
    Settings settings = folder.settings().with(wanted.settings(folder.path())).with(port);
    system = EnergySystem.of(installation(), folder, settings).only(services);
    system.up(StartProgress.SILENT);
    credential = wanted.create(settings());
  }

  private static Installation installation() {
    return new Installation(Path.of(System.getProperty("energy.home")));
  }

  private int serverPort() {
    return Ports.of(folder).address("server").getPort();
  }

  /** Where the server answers, if it is among the services. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + serverPort());
  }

  /** The same, for clients that open connections themselves. */
  public InetSocketAddress socketAddress() {
    return new InetSocketAddress(address().getHost(), address().getPort());
  }

  /** What its server wants to be shown, once it is started; empty if nothing. */
  public Optional<String> credential() {
    return credential;
  }

  /** The system itself, once it is started. */
  public EnergySystem system() {
    return system;
  }

  /** The settings, with the places of the stores. */
  public Settings settings() {
    return system.settingsWithStores();
  }

  /** What Cassandra keeps of a keyspace. */
  public long keyspaceBytes(String keyspace) {
    return Scratch.bytes(folder.path().resolve("cassandra/data").resolve(keyspace));
  }

  @Override
  public void close() {
    if (system != null) {
      system.down(StartProgress.SILENT);
    }
  }
}
