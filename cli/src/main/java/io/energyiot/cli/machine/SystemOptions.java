package io.energyiot.cli.machine;

import io.energyiot.cli.help.ArgumentConverters;
import io.energyiot.cli.output.Output;
import io.energyiot.client.EnergyClient;
import io.energyiot.jobs.Job;
import io.energyiot.model.config.SecretFile;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.tls.PinnedCertificate;
import io.energyiot.platform.EnergySystem;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.installation.Installation;
import io.energyiot.platform.run.ServiceStatus;
import io.energyiot.platform.service.Service;
import io.energyiot.platform.spark.SparkProcess;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options that every command about a system has, and the system that they name. */
public final class SystemOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "The data folder, which holds all state (ENERGY_DATA; default: .energy beside "
              + "energy)")
  private Path data;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = Port.class,
      description = "The port that the server listens on (ENERGY_PORT; default: 8080)")
  private Integer port;

  @Option(names = "--json", description = "Print results as JSON")
  private boolean json;

  /** Where the command's results go. */
  public Output output() {
    return new Output(command.commandLine().getOut(), json);
  }

  /** Whether results are wanted as JSON. */
  public boolean isJson() {
    return json;
  }

  /** The folder that holds the system's state. */
  public DataFolder folder() {
    if (data != null) {
      return new DataFolder(data);
    }
    String named = System.getenv("ENERGY_DATA");
    return new DataFolder(
        named == null || named.isBlank()
            ? Path.of(System.getProperty("energy.root", "."), ".energy")
            : Path.of(named));
  }

  /** The system in that folder, with the user's settings. */
  public EnergySystem system() {
    Installation installation = new Installation(Path.of(System.getProperty("energy.home")));
    return EnergySystem.of(installation, folder(), settings());
  }

  private Settings settings() {
    Integer asked = port != null ? port : portOfEnvironment();
    Settings settings = folder().settings();
    return asked == null ? settings : settings.with(Map.of("server.port", asked.toString()));
  }

  private static Integer portOfEnvironment() {
    String asked = System.getenv("ENERGY_PORT");
    try {
      return asked == null || asked.isBlank() ? null : new Port().convert(asked.strip());
    } catch (TypeConversionException e) {
      throw new EnergyException(
          ErrorCode.SETTING_INVALID, "the variable ENERGY_PORT: " + e.getMessage(), e);
    }
  }

  /** A port as it is written. */
  private static final class Port implements ITypeConverter<Integer> {
    private static final int MAX = 65_535;

    @Override
    public Integer convert(String text) {
      try {
        int port = Integer.parseInt(text);
        if (port >= 1 && port <= MAX) {
          return port;
        }
      } catch (NumberFormatException e) {
        // told below
      }
      throw ArgumentConverters.wrong(text, "is not a port, 1 to " + MAX);
    }
  }

  /**
   * The settings of the system as it runs, with the places of its stores. Its server need not run,
   * here or anywhere.
   *
   * @throws EnergyException with {@link ErrorCode#SERVER_UNAVAILABLE} if it has stores on this
   *     machine and none of them runs
   */
  public Settings runningSettings() {
    EnergySystem system = system();
    List<ServiceStatus> stores =
        system.status().stream().filter(each -> each.service().isStore()).toList();
    if (!stores.isEmpty() && stores.stream().noneMatch(each -> each.pid().isPresent())) {
      throw notRunning();
    }
    return system.settingsWithStores();
  }

  /**
   * Has Spark do a job.
   *
   * @param out takes what it prints
   * @throws EnergyException with the code of the job's failure
   */
  public void analytics(Job job, Writer out, SparkProcess.JobListener progress) {
    Settings settings = runningSettings();
    system().analytics().run(settings, job, out, progress);
  }

  /**
   * A client of the running server.
   *
   * @throws EnergyException with {@link ErrorCode#SERVER_UNAVAILABLE} if it does not run
   */
  public EnergyClient client() {
    return client(serverAddress());
  }

  /** The same for a command that can do without the server; empty if it does not run. */
  public Optional<EnergyClient> clientIfRunning() {
    return runningServer().map(this::client);
  }

  private EnergyClient client(URI address) {
    return system()
        .serverCertificate()
        .map(file -> new EnergyClient(address, credential(), PinnedCertificate.context(file)))
        .orElseGet(() -> new EnergyClient(address, credential()));
  }

  /**
   * What the command shows to the server: the API key in the file of ENERGY_KEY_FILE or of
   * access.key_file, or the token of server.token_file; empty if none of them is set.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID} if the file can't be read,
   *     others may read it, or it has something else
   */
  public Optional<String> credential() {
    Settings settings = folder().settings();
    Optional<String> key =
        Optional.ofNullable(System.getenv("ENERGY_KEY_FILE"))
            .filter(file -> !file.isBlank())
            .or(() -> settings.text("access.key_file"));
    return key.or(() -> settings.text("server.token_file"))
        .map(file -> SecretFile.read(Path.of(file)));
  }

  /**
   * Where the running server answers.
   *
   * @throws EnergyException with {@link ErrorCode#SERVER_UNAVAILABLE} if it does not run
   */
  public URI serverAddress() {
    return runningServer().orElseThrow(this::notRunning);
  }

  private Optional<URI> runningServer() {
    EnergySystem system = system();
    String scheme = system.serverCertificate().isPresent() ? "https" : "http";
    return system
        .answering(Service.SERVER)
        .map(at -> URI.create(scheme + "://" + hostInUri(at.getHostString()) + ":" + at.getPort()));
  }

  private EnergyException notRunning() {
    return new EnergyException(
        ErrorCode.SERVER_UNAVAILABLE,
        "the system in " + folder().path() + " does not run; start it by ./energy up");
  }

  private static String hostInUri(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
