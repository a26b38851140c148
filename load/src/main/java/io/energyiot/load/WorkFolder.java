package io.energyiot.load;

import io.energyiot.load.file.FolderTree;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder that a load needs while it runs. A lock holds it as long as the load lives, and the
 * load's end deletes it. What a killed load has left behind is deleted when the next load begins.
 */
public final class WorkFolder implements AutoCloseable {
  private static final String WORK = "work";
  private static final String LOCK = "lock";

  private final Path load;
  private final FileChannel lockFile;

  private WorkFolder(Path load, FileChannel lockFile) {
    this.load = load;
    this.lockFile = lockFile;
  }

  /**
   * Makes the folder of a load.
   *
   * @param loads holds the folders of all loads
   * @throws EnergyException with {@link ErrorCode#WRITE_FAILED}
   */
  public static WorkFolder create(Path loads, UUID id) {
    Path load = loads.resolve(id.toString());
    try {
      Files.createDirectories(loads);
      try (FileChannel all = open(loads.resolve(LOCK))) {
        all.lock(); // until it is closed
        deleteLeftOvers(loads);
        Files.createDirectories(load.resolve(WORK));
        FileChannel own = open(load.resolve(WORK).resolve(LOCK));
        own.lock();
        return new WorkFolder(load, own);
      }
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED, FileFailure.text(load, "can't be made", e), e);
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void deleteLeftOvers(Path loads) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(loads, Files::isDirectory)) {
      for (Path each : found) {
        Path work = each.resolve(WORK);
        if (isOfLoad(each) && Files.isDirectory(work) && !isInUse(work)) {
          FolderTree.delete(work);
          deleteIfEmpty(each);
        }
      }
    }
  }

  /** Returns whether a load made the folder. Folders with other names may be the user's. */
  private static boolean isOfLoad(Path folder) {
    String name = folder.getFileName().toString();
    try {
      return UUID.fromString(name).toString().equals(name);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isInUse(Path work) throws IOException {
    try (FileChannel own = open(work.resolve(LOCK));
        FileLock held = own.tryLock()) {
      return held == null;
    } catch (OverlappingFileLockException e) {
      return true; // a load of this very process
    }
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      if (left.findAny().isPresent()) {
        return;
      }
    } catch (NoSuchFileException e) {
      return;
    }
    Files.delete(folder);
  }

  /** Returns the load's folder, which stays if anything but work is in it. */
  public Path load() {
    return load;
  }

  /** Returns a new folder for work. */
  public Path make(String name) {
    Path folder = load.resolve(WORK).resolve(name);
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED, FileFailure.text(folder, "can't be made", e), e);
    }
  }

  @Override
  public void close() {
    try (lockFile) {
      FolderTree.delete(load.resolve(WORK));
      deleteIfEmpty(load);
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.WRITE_FAILED, load + " can't be cleaned: " + e.getMessage(), e);
    }
  }
}
