package io.energyiot.platform.installation;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes of a program in their final form, from which its processes start faster. The build
 * has a process write the archive. Where it did not, the first process that ends well does, and so
 * does the first one after a change of the jars. It writes under a name of its own, so that others
 * never see a part of an archive.
 */
public final class ClassArchive implements AutoCloseable {
  private static final List<String> SILENT =
      List.of("-Xshare:auto", "-Xlog:cds=off", "-Xlog:cds+dynamic=off");

  private static final Path JDK_CLASSES =
      Path.of(System.getProperty("java.home"), "lib", "server", "classes.jsa");

  private static final System.Logger LOG = System.getLogger(ClassArchive.class.getName());

  private final FileTime began = FileTime.from(Instant.now());
  private final Path archive;
  private final Path left;
  private final boolean there;

  private ClassArchive(Path archive, Path left, boolean there) {
    this.archive = archive;
    this.left = left;
    this.there = there;
  }

  /**
   * Begins to use an archive for one process.
   *
   * @param archive the file, in a folder that is there
   * @param jars the folders of the program's jars
   * @throws IOException if they can't be read
   */
  static ClassArchive of(Path archive, List<Path> jars) throws IOException {
    return new ClassArchive(archive, own(archive), isYoungest(archive, jars));
  }

  /** Begins to make an archive, whether there is one or not. */
  static ClassArchive anew(Path archive) {
    return new ClassArchive(archive, own(archive), false);
  }

  private static Path own(Path archive) {
    return archive.resolveSibling(
        archive.getFileName() + "." + ProcessHandle.current().pid() + "." + System.nanoTime());
  }

  private static boolean isYoungest(Path archive, List<Path> jars) throws IOException {
    if (!Files.exists(archive)) {
      return false;
    }
    FileTime made = Files.getLastModifiedTime(archive);
    for (Path folder : jars) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
        for (Path jar : files) {
          if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
            return false;
          }
        }
      }
    }
    return true;
  }

  /** Options of the process. */
  public List<String> options() {
    return there ? using(archive) : leaving(left);
  }

  /** Whether the process is to leave an archive, which it does when it ends. */
  public boolean isLeft() {
    return !there && !leaving(left).isEmpty();
  }

  /** Options of a JVM that takes its classes from {@code archive}, if that fits its jars. */
  static List<String> using(Path archive) {
    return silent("-XX:SharedArchiveFile=" + archive);
  }

  /**
   * Options of a JVM that leaves its classes at {@code archive} when it ends. None if it can't: a
   * JVM without an archive of the JDK's own classes would not even start with them.
   */
  static List<String> leaving(Path archive) {
    boolean able = Files.exists(JDK_CLASSES) && Files.isWritable(archive.getParent());
    return able ? silent("-XX:ArchiveClassesAtExit=" + archive) : List.of();
  }

  private static List<String> silent(String option) {
    return Stream.concat(SILENT.stream(), Stream.of(option)).toList();
  }

  /**
   * Takes the archive that the process has written, once it has ended well, and deletes those of
   * killed processes. If that fails, or another process was first, the next one only starts more
   * slowly.
   */
  public void keep() {
    if (there || !Files.exists(left)) {
      return;
    }
    try {
      Files.setLastModifiedTime(left, began); // jars that were replaced since are younger
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
