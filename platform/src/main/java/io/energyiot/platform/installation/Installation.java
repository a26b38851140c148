package io.energyiot.platform.installation;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.service.Service;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The programs that run as processes, in the folders where the build puts them.
 *
 * @param home the folder with {@code cassandra}, {@code kafka}, {@code registry}, {@code server},
 *     {@code loader}, {@code bulk}, {@code spark} and {@code analytics}
 */
public record Installation(Path home) {

  /** Makes {@code home} absolute, since children run in folders of their own. */
  public Installation {
    home = home.toAbsolutePath().normalize();
  }

  /**
   * A class path of all jars of a service.
   *
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if there are none
   */
  public String classPath(Service service) {
    return classPath(service.id(), service.label());
  }

  /**
   * A class path of Spark alone.
   *
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if there are no jars of it
   */
  public String sparkClassPath() {
    return classPath("spark/jars", "Spark");
  }

  /**
   * A class path of the program that runs Spark.
   *
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if there are no jars of it
   */
  public String analyticsClassPath() {
    return sparkClassPath() + File.pathSeparator + classPath("analytics", "the program for Spark");
  }

  private String classPath(String name, String label) {
    Path folder = home.resolve(name);
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
      if (jars.iterator().hasNext()) {
        return folder.resolve("*").toString();
      }
    } catch (IOException e) {
      throw missing(label, folder, e);
    }
    throw missing(label, folder, null);
  }

  /**
   * A class path of the program that writes SSTables, which runs on Cassandra's jars.
   *
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if there are none
   */
  public String bulkClassPath() {
    return home.resolve("bulk").resolve("*") + File.pathSeparator + classPath(Service.CASSANDRA);
  }

  /**
   * Options of a JVM that takes its classes from an archive in their final form, which saves a
   * process of a few seconds about a third of its processor time. None if there is no archive.
   *
   * @param program whose classes they are
   */
  public List<String> sharedClasses(String program) {
    return ClassArchive.using(archive(program));
  }

  private Path archive(String program) {
    return home.resolve(program + ".jsa");
  }

  /** A class path of the command, as the script that starts it has it. */
  public String commandClassPath() {
    return home.resolve("cli/*") + File.pathSeparator + home.resolve("cli/lib/*");
  }

  /**
   * An archive that a process of {@code program} makes anew. It replaces the one that is there.
   *
   * @param program whose classes they are
   */
  public ClassArchive newClasses(String program) {
    return new ClassArchive(archive(program));
  }

  /**
   * Whether archives can be made: the folder can be written, and this Java has an archive of its
   * own classes, which ours add to.
   */
  public boolean takesArchives() {
    return newClasses("any").isPossible();
  }

  /** Whether the command has an archive, which may be that of another Java. */
  public boolean hasArchive() {
    return Files.exists(archive("cli"));
  }

  /**
   * What tells the jars of the program that runs Spark from those of every other build.
   *
   * @throws IOException if they can't be read
   */
  public String analyticsBuild() throws IOException {
    Set<String> jars = new TreeSet<>();
    for (Path folder : List.of(home.resolve("spark/jars"), home.resolve("analytics"))) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
        for (Path jar : files) {
          jars.add(jar + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar));
        }
      }
    }
    return jars.toString();
  }

  /**
   * The server's jar.
   *
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if it is not there
   */
  public Path serverJar() {
    Path jar = home.resolve("server").resolve("quarkus-run.jar");
    if (!Files.isReadable(jar)) {
      throw missing(Service.SERVER.label(), jar, null);
    }
    return jar;
  }

  /**
   * The schema registry's jar.
   *
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE} if it is not there
   */
  public Path registryJar() {
    Path folder = home.resolve(Service.REGISTRY.id());
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*-runner.jar")) {
      for (Path jar : jars) {
        return jar;
      }
    } catch (IOException e) {
      throw missing(Service.REGISTRY.label(), folder, e);
    }
    throw missing(Service.REGISTRY.label(), folder, null);
  }

  private static EnergyException missing(String label, Path place, IOException cause) {
    return new EnergyException(
        ErrorCode.FILE_UNREADABLE,
        label + " is not in " + place + "; build first, with `mvn package`",
        cause);
  }
}
