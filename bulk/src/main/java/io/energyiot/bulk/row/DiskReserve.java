package io.energyiot.bulk.row;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The room that a disk must keep while something of unknown length is written to it. The stores of
 * the machine may write to the same disk, and Cassandra ends when that is full. Safe for use by
 * many threads.
 */
public final class DiskReserve {
  private static final long RESERVE = 1L << 30;

  /** In so short a time less is written than is kept. */
  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Path folder;
  private final long reserve;
  private final AtomicLong looked = new AtomicLong(System.nanoTime() - EVERY_NANOS);

  /** Watches the disk that has {@code folder}. */
  public DiskReserve(Path folder) {
    this(folder, RESERVE);
  }

  DiskReserve(Path folder, long reserve) {
    this.folder = folder;
    this.reserve = reserve;
  }

  /**
   * Looks at the disk, unless that was just done. To be called before each piece that is written.
   *
   * @throws EnergyException with {@link ErrorCode#DISK_FULL} if the disk is nearly full
   */
  public void require() throws IOException {
    long last = looked.get();
    long now = System.nanoTime();
    boolean isDue = now - last >= EVERY_NANOS && looked.compareAndSet(last, now);
    if (isDue && Files.getFileStore(folder).getUsableSpace() < reserve) {
      throw new EnergyException(
          ErrorCode.DISK_FULL,
          "the disk of %s has less than %d MiB left; make room and load again"
              .formatted(folder, reserve >> 20));
    }
  }
}
