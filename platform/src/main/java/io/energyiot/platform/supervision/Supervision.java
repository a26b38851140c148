package io.energyiot.platform.supervision;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.installation.Installation;
import io.energyiot.platform.process.JavaProcess;
import io.energyiot.platform.process.Pause;
import io.energyiot.platform.process.ProcessIdentity;
import io.energyiot.platform.process.RunFile;
import io.energyiot.platform.service.Service;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Starts and ends the {@link Supervisor} of a data folder. A shell restarts the supervisor if it
 * dies, as long as a token file exists; without its token the supervisor ends. Whoever starts or
 * ends it holds the folder's lock.
 */
public record Supervision(DataFolder folder) {
  static final String SERVICES = "supervised.services";

  private static final String TOKEN = "supervisor-*.on";
  private static final Duration START_LIMIT = Duration.ofSeconds(20);

  /** Small: it looks at five processes twice a second, and at the network after a death only. */
  private static final List<String> JVM =
      List.of(
          "-Xms8m",
          "-Xmx32m",
          "-Xss256k",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:ReservedCodeCacheSize=16m",
          "-XX:MaxMetaspaceSize=48m",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dfile.encoding=UTF-8");

  /** The supervisor that lives; empty if there is none. */
  public Optional<RunFile> living() {
    try {
      return RunFile.read(folder.supervisorRunFile()).filter(run -> run.process().alive());
    } catch (IOException e) {
      throw folder.unusable(e);
    }
  }

  /** Starts a supervisor with these settings, in place of the one that lives. */
  public void start(Installation installation, Set<Service> services, Settings settings) {
    end();
    Map<String, String> all = new HashMap<>(settings.asMap());
    all.put(SERVICES, String.join(",", services.stream().map(Service::name).toList()));
    folder.write(folder.supervisorSettingsFile(), all);
    Path token =
        folder.supervisorRunFile().resolveSibling("supervisor-" + System.nanoTime() + ".on");
    folder.write(token, "");
    List<String> arguments = new ArrayList<>(JVM);
    arguments.addAll(List.of("-cp", classPath(), Supervisor.class.getName()));
    arguments.addAll(
        List.of(installation.home().toString(), folder.path().toString(), token.toString()));
    try {
      new JavaProcess(arguments, folder.path(), folder.supervisorLog()).startWhile(token);
    } catch (IOException e) {
      throw folder.unusable(e);
    }
  }

  /**
   * Waits until it has begun.
   *
   * @throws EnergyException with {@link ErrorCode#CHILD_FAILED}
   */
  public void await() {
    long began = System.nanoTime();
    while (living().isEmpty()) {
      if (System.nanoTime() - began > START_LIMIT.toNanos()) {
        throw new EnergyException(
            ErrorCode.CHILD_FAILED,
            "The supervisor, which restarts services, does not run. Its log is "
                + folder.supervisorLog());
      }
      Pause.brief();
    }
  }

  /** Ends it; nothing that it started ends with it. */
  public void end() {
    Path runFiles = folder.supervisorRunFile().getParent();
    if (!Files.exists(runFiles)) { // nothing was ever started here
      return;
    }
    Optional<ProcessIdentity> process = living().map(RunFile::process);
    try {
      try (DirectoryStream<Path> tokens = Files.newDirectoryStream(runFiles, TOKEN)) {
        for (Path token : tokens) {
          Files.deleteIfExists(token);
        }
      }
      Files.deleteIfExists(folder.supervisorRunFile());
    } catch (IOException e) {
      throw folder.unusable(e);
    }
    process.ifPresent(each -> each.end(true)); // it holds nothing but the token
  }

  /** The jars, or folders, that it needs: that of this class and that of the model. */
  private static String classPath() {
    return place(Supervisor.class) + File.pathSeparator + place(Settings.class);
  }

  private static Path place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
