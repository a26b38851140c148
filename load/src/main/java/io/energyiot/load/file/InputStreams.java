package io.energyiot.load.file;

import io.energyiot.bulk.row.DiskReserve;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Standard input and pipes as input of a load. They can be read only once, so they are kept in a
 * file until the load ends.
 */
public final class InputStreams {
  private static final String STANDARD = "-";
  private static final int BUFFER = 1 << 16;

  private InputStreams() {}

  /** Returns whether a path names standard input, a pipe or a device. */
  public static boolean isMeant(String path) {
    if (path.equals(STANDARD)) {
      return true;
    }
    Path file = Path.of(path);
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  /** Returns the name for messages. */
  public static String name(String path) {
    return path.equals(STANDARD) ? "standard input" : path;
  }

  /**
   * Reads it to its end.
   *
   * @param folder takes the file that is returned
   * @throws EnergyException with {@link ErrorCode#FILE_UNREADABLE}, or with {@link
   *     ErrorCode#DISK_FULL} before the disk is
   */
  public static Path keep(String path, Path folder) {
    Path file = folder.resolve("text");
    DiskReserve reserve = new DiskReserve(folder);
    try (InputStream in = open(path);
        OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        reserve.require();
        out.write(buffer, 0, read);
      }
      return file;
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.FILE_UNREADABLE, name(path) + " can't be read: " + e.getMessage(), e);
    }
  }

  private static InputStream open(String path) throws IOException {
    return path.equals(STANDARD) ? System.in : Files.newInputStream(Path.of(path));
  }
}
