package io.energyiot.loader;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The name by which a loader claims loads: that of its folder, which a lock keeps from being two
 * processes'. So a claim by this name is one that an earlier process has left.
 *
 * @param name the same after every start
 */
record LoaderName(UUID name, FileChannel lock) implements AutoCloseable {

  /**
   * Takes the name of a folder.
   *
   * @throws EnergyException with {@link ErrorCode#DATA_FOLDER_UNUSABLE}, also if another process
   *     has it
   */
  static LoaderName of(Path folder) {
    try {
      FileChannel lock =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock held = lock.tryLock();
      if (held == null) {
        lock.close();
        throw new EnergyException(
            ErrorCode.DATA_FOLDER_UNUSABLE, "another loader runs in " + folder);
      }
      return new LoaderName(name(folder), lock);
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.DATA_FOLDER_UNUSABLE, folder + " can't be used: " + e.getMessage(), e);
    }
  }

  private static UUID name(Path folder) throws IOException {
    Path file = folder.resolve("name");
    if (!Files.exists(file)) {
      Path draft = folder.resolve("name.new");
      Files.writeString(draft, UUID.randomUUID().toString());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return UUID.fromString(Files.readString(file).strip());
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
