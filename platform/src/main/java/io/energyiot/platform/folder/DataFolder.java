package io.energyiot.platform.folder;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import io.energyiot.platform.process.ExitFile;
import io.energyiot.platform.service.Service;
import io.energyiot.platform.service.StartProgress;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder with all that one system keeps. Systems with different folders don't meet.
 *
 * <pre>
 * energy.properties   the user's settings, if there are any
 * ports.properties    ports that were free at the first start
 * cassandra/, kafka/  configuration and data
 * registry/           the schemas of the schema registry
 * credentials/        the passwords of these three
 * run/                what runs: a .pid file each, how it ended, and the settings it was given
 * log/                a .log each, and .out for what was printed past it; supervisor.log
 * loads/              receipts, rejects and uploads of loads
 * loader/             the loader's lock, its name, and the socket where it takes loads
 * analytics/          what Spark puts aside, its log, and where its kept process takes jobs
 * sql.history         statements that were typed
 * </pre>
 *
 * @param path the folder, which need not exist yet
 */
public record DataFolder(Path path) {
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rwx------");
  private static final FileAttribute<?>[] OWNER_ONLY = {
    PosixFilePermissions.asFileAttribute(OWNERS)
  };

  /** Makes {@code path} absolute, since children run in folders of their own. */
  public DataFolder {
    path = path.toAbsolutePath().normalize();
  }

  /**
   * The user's settings; none if there is no {@code energy.properties}.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID} if it can't be read
   */
  public Settings settings() {
    Path file = settingsFile();
    return Files.exists(file) ? Settings.read(file) : Settings.of(Map.of(), file.toString());
  }

  public Path settingsFile() {
    return path.resolve("energy.properties");
  }

  public Path portsFile() {
    return path.resolve("ports.properties");
  }

  Path lockFile() {
    return path.resolve("lock");
  }

  /** The folder of a service's configuration and data. */
  public Path of(Service service) {
    return path.resolve(service.id());
  }

  public Path runFile(Service service) {
    return path.resolve("run").resolve(service.id() + ".pid");
  }

  /** How a service's process ended. */
  public ExitFile exitFile(Service service) {
    return new ExitFile(path.resolve("run").resolve(service.id() + ".exit"));
  }

  /** Whether and why a service died and was started again. */
  public Path restartsFile(Service service) {
    return path.resolve("run").resolve(service.id() + ".restarts");
  }

  /** The run file of the supervisor. */
  public Path supervisorRunFile() {
    return path.resolve("run").resolve("supervisor.pid");
  }

  /** The settings of the last {@code up}, which restarts use. */
  public Path supervisorSettingsFile() {
    return path.resolve("run").resolve("supervisor.properties");
  }

  /** What the supervisor did and why. */
  public Path supervisorLog() {
    return path.resolve("log").resolve("supervisor.log");
  }

  public Path serverSettingsFile() {
    return path.resolve("run").resolve("server.properties");
  }

  public Path loaderSettingsFile() {
    return path.resolve("run").resolve("loader.properties");
  }

  /** Where the passwords of the stores are. */
  public Path credentials() {
    return path.resolve("credentials");
  }

  /** Where loads keep their receipts and rejects. */
  public Path loads() {
    return path.resolve("loads");
  }

  /** Where Spark works. */
  public Path analytics() {
    return path.resolve("analytics");
  }

  public Path log(Service service) {
    return path.resolve("log").resolve(service.id() + ".log");
  }

  public Path output(Service service) {
    return path.resolve("log").resolve(service.id() + ".out");
  }

  /**
   * Makes the folder and those in it, where they are missing. Only the owner may read it, also if
   * it existed before: readings tell how people live, and settings may hold secrets.
   *
   * @param progress is told if others could read it until now
   * @throws EnergyException with {@link ErrorCode#DATA_FOLDER_UNUSABLE}, also if others can read it
   *     and it has files of theirs, or its mode can't be changed
   */
  public void create(StartProgress progress) {
    try {
      if (isPosix() && Files.isDirectory(path)) {
        close(progress);
      } else {
        Files.createDirectories(path, isPosix() ? OWNER_ONLY : new FileAttribute<?>[0]);
      }
      for (String inner : List.of("run", "log", "loads", "analytics", "credentials")) {
        createOwned(inner);
      }
      for (Service service : Service.values()) {
        createOwned(service.id());
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private void close(StartProgress progress) throws IOException {
    Set<PosixFilePermission> before = Files.getPosixFilePermissions(path);
    if (OWNERS.containsAll(before)) {
      return;
    }
    if (!isOurs()) {
      throw new EnergyException(
          ErrorCode.DATA_FOLDER_UNUSABLE,
          "The folder "
              + path
              + " has files of others and others can read it; a data folder is for its owner"
              + " alone. Name another one, or make this one so: chmod 700 "
              + path);
    }
    try {
      Files.setPosixFilePermissions(path, OWNERS);
    } catch (FileSystemException e) {
      throw new EnergyException(
          ErrorCode.DATA_FOLDER_UNUSABLE,
          "The data folder "
              + path
              + " can be read by others, and only "
              + Files.getOwner(path).getName()
              + " can change that: chmod 700 "
              + path,
          e);
    }
    progress.closedToOthers(path);
  }

  /** Whether it is empty or has what only a data folder has. */
  private boolean isOurs() throws IOException {
    return Stream.of(settingsFile(), portsFile(), lockFile()).anyMatch(Files::exists)
        || OwnFolder.isEmpty(path);
  }

  private boolean isPosix() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private void createOwned(String name) throws IOException {
    OwnFolder.closeToOthers(Files.createDirectories(path.resolve(name)));
  }

  /** Writes a file, which may have secrets, for its owner alone. */
  public void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      OwnerFile.write(file, text);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Writes a file of properties, which may have secrets, for its owner alone. */
  public void write(Path file, Map<String, String> values) {
    Properties properties = new Properties();
    properties.putAll(values);
    StringWriter text = new StringWriter();
    try {
      properties.store(text, "Written by Energy IoT at each start");
    } catch (IOException e) {
      throw unusable(e);
    }
    write(file, text.toString());
  }

  public EnergyException unusable(IOException cause) {
    return new EnergyException(
        ErrorCode.DATA_FOLDER_UNUSABLE,
        "The data folder " + path + " can't be used: " + FileFailure.reason(cause),
        cause);
  }
}
