package io.energyiot.server.loads;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.body.LimitedBody;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Takes files that are sent, each into a folder of its own. The loader deletes them when their load
 * has ended.
 */
@Singleton
public final class UploadIntake {
  private static final int MAX_AT_ONCE = 4;

  /** That of the file, that of all uploads, and that of loads. */
  private static final int FOLDERS = 3;

  private static final int BUFFER = 1 << 16;
  private static final long LOOK_BYTES = 16 << 20;

  /** What the disk must still have: the stores write to it as well. */
  private static final long RESERVE = 1L << 30;

  /** No separator, nothing hidden, and nothing that the loader takes for a pattern. */
  private static final Pattern NAME = Pattern.compile("(?U)[\\w][\\w .+=@-]{0,199}");

  /** What file systems allow. */
  private static final int MAX_NAME_BYTES = 255;

  private static final FileAttribute<?> OWN =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final LoadIntakeSettings settings;
  private final Semaphore places = new Semaphore(MAX_AT_ONCE);

  /** Takes files as {@code settings} allow. */
  public UploadIntake(LoadIntakeSettings settings) {
    this.settings = settings;
  }

  /**
   * Checks the name of a file.
   *
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID}
   */
  static String requireName(String name) {
    if (!NAME.matcher(name).matches() || bytes(name) > MAX_NAME_BYTES) {
      throw new BrokenRuleException(
          ErrorCode.PARAMETER_INVALID,
          "name",
          "name is a file name of letters, digits, blanks and . _ + = @ -, without a folder, of at"
              + " most 200 characters and "
              + MAX_NAME_BYTES
              + " bytes in UTF-8");
    }
    return name;
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }

  /**
   * Writes a body to disk, where also a loss of power leaves it, and has it used. If that fails for
   * certain, deletes it.
   *
   * @param name of the file, as receipts show it; was checked
   * @param length of the body, bytes; null if the client does not say
   * @param use gets the file and its length, bytes
   * @throws EnergyException with {@link ErrorCode#TOO_LARGE}, {@link ErrorCode#OVERLOADED}, {@link
   *     ErrorCode#WRITE_FAILED} if the disk is full, {@link ErrorCode#SETTING_INVALID} if the
   *     server has no folder for it
   */
  <T> T take(String name, Long length, InputStream body, BiFunction<Path, Long, T> use) {
    Path uploads = settings.uploads().orElseThrow(UploadIntake::noFolder);
    if (length != null && length > settings.maxUploadBytes()) {
      throw tooLarge();
    }
    if (!places.tryAcquire()) {
      throw new EnergyException(
          ErrorCode.OVERLOADED, "too many files are being sent; send this one again later");
    }
    try {
      return taken(uploads.resolve(UUID.randomUUID().toString()).resolve(name), body, use);
    } finally {
      places.release();
    }
  }

  private <T> T taken(Path file, InputStream body, BiFunction<Path, Long, T> use) {
    boolean used = false;
    try {
      long bytes = write(file, body);
      T result = use.apply(file, bytes);
      used = true;
      return result;
    } catch (EnergyException e) {
      // Then it may be used all the same. If it is not, the loader clears it away.
      used = e.code() == ErrorCode.CASSANDRA_UNAVAILABLE;
      throw e;
    } catch (IOException e) {
      throw LimitedBody.unreadable(e);
    } finally {
      if (!used) {
        delete(file);
      }
    }
  }

  private long write(Path file, InputStream body) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long written = 0;
    long looked = -LOOK_BYTES;
    try (FileChannel out = created(file)) {
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        written += read;
        if (written > settings.maxUploadBytes()) {
          throw tooLarge();
        }
        if (written - looked >= LOOK_BYTES) {
          looked = written;
          requireSpace(file.getParent());
        }
        store(out, ByteBuffer.wrap(buffer, 0, read));
      }
      force(out, file);
    }
    return written;
  }

  private static FileChannel created(Path file) {
    try {
      Path own = file.getParent();
      Files.createDirectories(own.getParent(), OWN);
      Files.createDirectory(own, OWN);
      return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  private static void store(FileChannel out, ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  /** The queue keeps a load whatever happens, so its file must be as safe, with its folders. */
  private static void force(FileChannel out, Path file) {
    try {
      out.force(true);
      Path folder = file.getParent();
      for (int i = 0; i < FOLDERS; i++) {
        try (FileChannel entries = FileChannel.open(folder)) {
          entries.force(true);
        }
        folder = folder.getParent();
      }
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  private static void requireSpace(Path folder) {
    try {
      if (Files.getFileStore(folder).getUsableSpace() < RESERVE) {
        throw new EnergyException(
            ErrorCode.WRITE_FAILED, "the server's disk has too little room for a file to be sent");
      }
    } catch (IOException e) {
      throw unwritten(e);
    }
  }

  private static EnergyException unwritten(IOException cause) {
    return new EnergyException(
        ErrorCode.WRITE_FAILED, "the file that is sent can't be written down", cause);
  }

  private EnergyException tooLarge() {
    return new EnergyException(
        ErrorCode.TOO_LARGE,
        "a file that is sent may have at most "
            + (settings.maxUploadBytes() >> 20)
            + " MiB (load.max_upload_mib); put it into a folder of load.folders and name it");
  }

  private static EnergyException noFolder() {
    return new EnergyException(
        ErrorCode.SETTING_INVALID,
        "this server has no folder for files that are sent; load.work in its settings names the"
            + " loader's folder, as ./energy up sets it");
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
      Files.deleteIfExists(file.getParent());
    } catch (IOException e) {
      // the loader clears it away
    }
  }
}
