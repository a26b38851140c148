package io.energyiot.bench.machine;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/**
 * A folder for one measurement, which deletes it at its end.
 *
 * @param path the folder
 */
public record Scratch(Path path) implements AutoCloseable {

  /**
   * Makes a new folder in {@code parent}, which is made if it is missing.
   *
   * @param needed how many bytes may come to lie there
   * @throws EnergyException with {@link ErrorCode#DATA_FOLDER_UNUSABLE}, also if the disk has less
   *     room
   */
  public static Scratch in(Path parent, long needed) {
    try {
      Files.createDirectories(parent);
      long free = Files.getFileStore(parent).getUsableSpace();
      if (free < needed) {
        throw new EnergyException(
            ErrorCode.DATA_FOLDER_UNUSABLE,
            "%s has %.1f GB free, and this may need %.1f; name another by --folder"
                .formatted(parent, free / 1e9, needed / 1e9));
      }
      return new Scratch(Files.createTempDirectory(parent.toRealPath(), "bench-"));
    } catch (IOException e) {
      throw new EnergyException(ErrorCode.DATA_FOLDER_UNUSABLE, parent + " can't be used: " + e, e);
    }
  }

  /** A new folder within. */
  public Scratch inner(String name) {
    try {
      return new Scratch(Files.createDirectory(path.resolve(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bytes of a file, or of all files in a folder and below; 0 if it is not there. */
  public static long bytes(Path path) {
    if (!Files.exists(path)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(path)) {
      return files.mapToLong(file -> file.toFile().isFile() ? file.toFile().length() : 0).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      Files.walkFileTree(path, new Deletion());
    } catch (IOException e) {
      throw new UncheckedIOException(path + " can't be deleted", e);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
