package io.energyiot.platform.plan;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.service.Service;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The energy server, told where Cassandra, Kafka and the schema registry are.
 *
 * @param home where the programs are that the server may start
 * @param settings the user's, and where the stores are that run here
 */
record ServerPlan(Path jar, Path home, DataFolder folder, Jvm jvm, Settings settings)
    implements ServicePlan {
  private static final String HOST = "server.host";

  /** Settings that mean nothing to the server, by the beginnings of their names. */
  private static final List<String> OTHERS =
      List.of(
          "access.key_file",
          "load.storage_port",
          "load.storage_tls",
          "load.max_files",
          "load.max_listed_rejects",
          "load.watch",
          "load.settle_seconds",
          "loader.",
          "s3.");

  /** Needs less processor time than the usual collector. */
  private static final String COLLECTOR = "-XX:+UseParallelGC";

  private static final String ROLLUP_HOME = "rollup.home";
  private static final String ROLLUP_WORK = "rollup.work";
  private static final String LOAD_WORK = "load.work";

  private static final String PORT = "server.port";
  private static final int USUAL_PORT = 8080;

  @Override
  public Service service() {
    return Service.SERVER;
  }

  @Override
  public InetSocketAddress address() {
    int port = settings.integer(PORT, USUAL_PORT, 1, 65_535);
    return new InetSocketAddress(settings.text(HOST, "127.0.0.1"), port);
  }

  @Override
  public Optional<Path> certificate() {
    return settings.text("server.tls.certificate").map(Path::of).map(Path::toAbsolutePath);
  }

  @Override
  public Map<String, InetSocketAddress> listens() {
    return Map.of("--port, or " + PORT + " in " + folder.settingsFile(), address());
  }

  @Override
  public void requireSame(SocketAddress running) {
    InetSocketAddress port = (InetSocketAddress) running;
    if (settings.text(PORT).isPresent() && address().getPort() != port.getPort()) {
      throw new EnergyException(
          ErrorCode.SETTING_CONFLICTS,
          "The server already runs at "
              + ServicePlan.text(port)
              + ", not on port "
              + address().getPort()
              + "; stop it first");
    }
  }

  @Override
  public List<String> configure() {
    Map<String, String> values = new HashMap<>(settings.asMap());
    values.keySet().removeIf(key -> Jvm.isOurs(key) || OTHERS.stream().anyMatch(key::startsWith));
    values.putIfAbsent(ROLLUP_HOME, home.toString());
    values.putIfAbsent(ROLLUP_WORK, folder.analytics().toString());
    values.putIfAbsent(LOAD_WORK, folder.loads().toString());
    values.put(HOST, address().getHostString());
    values.put(PORT, Integer.toString(address().getPort()));
    folder.write(folder.serverSettingsFile(), values);

    List<String> command = new ArrayList<>(jvm.optionsWith(COLLECTOR));
    command.addAll(
        List.of(
            "-Denergy.config=" + folder.serverSettingsFile(),
            "-Dquarkus.log.console.enabled=false",
            "-Dquarkus.log.file.enabled=true",
            "-Dquarkus.log.file.path=" + folder.log(service()),
            "-Dquarkus.log.file.rotation.max-file-size=20M",
            "-Dquarkus.log.file.rotation.max-backup-index=4",
            "-Dquarkus.log.file.rotation.rotate-on-boot=false",
            "-jar",
            jar.toString()));
    return command;
  }
}
