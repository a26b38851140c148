package io.energyiot.platform.installation;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * An archive that is being made: the classes of a program in their final form, from which its
 * processes start faster. A process writes it, under a name of its own, so that others never see a
 * part of an archive.
 */
public final class ClassArchive implements AutoCloseable {
  private static final List<String> SILENT =
      List.of("-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off");

  private static final Path JDK_CLASSES =
      Path.of(System.getProperty("java.home"), "lib", "server", "classes.jsa");

  private static final System.Logger LOG = System.getLogger(ClassArchive.class.getName());

  private final Path archive;
  private final Path left;

  /**
   * Begins to make an archive, whether there is one or not.
   *
   * @param archive the file, in a folder that is there
   */
  ClassArchive(Path archive) {
    this.archive = archive;
    this.left =
        archive.resolveSibling(
            archive.getFileName() + "." + ProcessHandle.current().pid() + "." + System.nanoTime());
  }

  /**
   * Options of a JVM that takes its classes from {@code archive}, if it is there. The JVM passes
   * over one that does not fit it or the jars.
   */
  static List<String> using(Path archive) {
    return Files.exists(archive) ? silent("-XX:SharedArchiveFile=" + archive) : List.of();
  }

  /**
   * Whether it can be made: its folder can be written, and this Java has an archive of its own
   * classes, which ours adds to. Without one, a JVM would not even start with the options.
   */
  boolean isPossible() {
    return Files.exists(JDK_CLASSES) && Files.isWritable(archive.getParent());
  }

  /** Options of the process that leaves its classes when it ends. */
  public List<String> options() {
    return silent("-XX:ArchiveClassesAtExit=" + left);
  }

  private static List<String> silent(String option) {
    return Stream.concat(SILENT.stream(), Stream.of(option)).toList();
  }

  /**
   * Puts what the process has written into its place, once it has ended well, and deletes what
   * killed processes have left. If that fails, processes only start more slowly.
   */
  public void keep() {
    try {
      Files.move(left, archive, StandardCopyOption.ATOMIC_MOVE);
      deleteOthers();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "no archive of classes is kept", e);
    }
  }

  private void deleteOthers() throws IOException {
    try (DirectoryStream<Path> others =
        Files.newDirectoryStream(archive.getParent(), archive.getFileName() + ".*")) {
      for (Path other : others) {
        Files.deleteIfExists(other);
      }
    }
  }

  /** Deletes an archive that was not kept. */
  @Override
  public void close() {
    try {
      Files.deleteIfExists(left);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "the next one that is kept clears it away", e);
    }
  }
}
