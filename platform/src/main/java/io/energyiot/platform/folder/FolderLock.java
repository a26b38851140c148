package io.energyiot.platform.folder;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.service.StartProgress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** The lock that lets one command at a time work on a data folder; ends with its holder. */
public final class FolderLock {
  private FolderLock() {}

  /**
   * Does {@code work} once no other command holds the lock.
   *
   * @throws EnergyException with {@link ErrorCode#DATA_FOLDER_UNUSABLE}, also if another thread of
   *     this program holds it
   */
  public static void holding(DataFolder folder, StartProgress progress, Runnable work) {
    try (FileChannel channel =
        FileChannel.open(folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (channel.tryLock() == null) {
        progress.waitingForFolder(folder.path());
        channel.lock();
      }
      work.run();
    } catch (IOException e) {
      throw folder.unusable(e);
    } catch (OverlappingFileLockException e) {
      throw new EnergyException(
          ErrorCode.DATA_FOLDER_UNUSABLE,
          "The data folder " + folder.path() + " is in use by another thread of this program",
          e);
    }
  }

  /**
   * Does {@code work} unless another command holds the lock.
   *
   * @throws EnergyException with {@link ErrorCode#DATA_FOLDER_UNUSABLE}
   */
  public static void ifFree(DataFolder folder, Runnable work) {
    try (FileChannel channel =
            FileChannel.open(
                folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) {
        work.run();
      }
    } catch (IOException e) {
      throw folder.unusable(e);
    }
  }
}
