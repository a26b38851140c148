package io.energyiot.loader;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.FileFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The name by which a loader claims loads: that of its folder. A lock lets only one process use it,
 * so a claim by this name is one that an earlier process has left.
 *
 * @param holder of claims; the same after every start
 */
record LoaderName(UUID holder, FileChannel lock) implements AutoCloseable {

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
      return new LoaderName(holder(folder), lock);
    } catch (IOException e) {
      throw new EnergyException(
          ErrorCode.DATA_FOLDER_UNUSABLE, FileFailure.text(folder, "can't be used", e), e);
    }
  }

  private static UUID holder(Path folder) throws IOException {
    Path file = folder.resolve("name");
    try {
      return UUID.fromString(Files.readString(file).strip());
    } catch (NoSuchFileException | IllegalArgumentException e) {
      return made(file); // a claim by a lost name lapses by itself
    }
  }

  private static UUID made(Path file) throws IOException {
    UUID holder = UUID.randomUUID();
    Path draft = file.resolveSibling("name.new");
    try (FileChannel out =
        FileChannel.open(
            draft,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      out.write(ByteBuffer.wrap(holder.toString().getBytes(StandardCharsets.US_ASCII)));
      out.force(true); // else the file may be empty after a power failure
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    return holder;
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
