package io.energyiot.platform;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Properties;

/**
 * The folder with all that one system keeps. Systems with different folders don't meet.
 *
 * <pre>
 * energy.properties   the user's settings, if there are any
 * ports.properties    ports that were free at the first start
 * cassandra/, kafka/  configuration and data
 * registry/           the schemas
 * run/                what runs: a .pid file each, and the server's settings
 * log/                a .log each, and .out for what was printed past it
 * analytics/          what Spark puts aside, and its log
 * </pre>
 *
 * @param path the folder, which need not exist yet
 */
public record DataFolder(Path path) {

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

  Path settingsFile() {
    return path.resolve("energy.properties");
  }

  Path portsFile() {
    return path.resolve("ports.properties");
  }

  Path lockFile() {
    return path.resolve("lock");
  }

  /** The folder of a service's configuration and data. */
  Path of(Service service) {
    return path.resolve(service.id());
  }

  Path runFile(Service service) {
    return path.resolve("run").resolve(service.id() + ".pid");
  }

  Path serverSettingsFile() {
    return path.resolve("run").resolve("server.properties");
  }

  /** Where Spark works. */
  Path analytics() {
    return path.resolve("analytics");
  }

  Path log(Service service) {
    return path.resolve("log").resolve(service.id() + ".log");
  }

  Path output(Service service) {
    return path.resolve("log").resolve(service.id() + ".out");
  }

  /**
   * Makes the folder and those in it, where they are missing. Readings tell how people live, and
   * settings may hold secrets: a new folder is for its owner alone.
   *
   * @throws EnergyException with {@link ErrorCode#DATA_FOLDER_UNUSABLE}
   */
  void create() {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.createDirectories(path, ownerOnly);
      createOwned("run", posix);
      createOwned("log", posix);
      for (Service service : Service.values()) {
        createOwned(service.id(), posix);
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  /** Also in a folder that someone made before, and made readable for all. */
  private void createOwned(String name, boolean posix) throws IOException {
    Path inner = Files.createDirectories(path.resolve(name));
    if (posix) {
      Files.setPosixFilePermissions(inner, PosixFilePermissions.fromString("rwx------"));
    }
  }

  void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  void write(Path file, Map<String, String> values) {
    Properties properties = new Properties();
    properties.putAll(values);
    try (Writer writer = Files.newBufferedWriter(file)) {
      properties.store(writer, "Written by Energy IoT at each start");
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  EnergyException unusable(IOException cause) {
    return new EnergyException(
        ErrorCode.DATA_FOLDER_UNUSABLE,
        "The data folder " + path + " can't be used: " + reason(cause),
        cause);
  }

  /** File system exceptions hold just the path in their message; their name says what happened. */
  private static String reason(IOException e) {
    return e.getClass().getSimpleName().replace("Exception", "") + ", " + e.getMessage();
  }
}
