package io.energyiot.load.file;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The room that a disk must keep while something of unknown length is written to it. */
public final class DiskReserve {
  /** The stores of the machine may write to the same disk. */
  private static final long RESERVE = 1L << 30;

  /** How much is written between two looks. */
  private static final long STEP = 4 << 20;

  private final Path folder;
  private long left = STEP;

  /** Watches the disk that has {@code folder}. For one thread. */
  public DiskReserve(Path folder) {
    this.folder = folder;
  }

  /**
   * Counts what is written.
   *
   * @param bytes how many more, more or less
   * @throws EnergyException with {@link ErrorCode#WRITE_FAILED} if the disk is nearly full
   */
  public void written(long bytes) throws IOException {
    left -= bytes;
    if (left <= 0) {
      left = STEP;
      if (Files.getFileStore(folder).getUsableSpace() < RESERVE) {
        throw new EnergyException(
            ErrorCode.WRITE_FAILED,
            "the disk of %s has less than 1 GiB left; make room and load again".formatted(folder));
      }
    }
  }
}
