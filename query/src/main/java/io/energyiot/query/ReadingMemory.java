package io.energyiot.query;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The memory for unpacked readings, shared by all answers. A reservation is made before blocks are
 * unpacked, sized by their headers, and given back when the answer is written. Safe for use by many
 * threads.
 */
public final class ReadingMemory {
  private static final long WAIT_SECONDS = 2;
  private static final int MIB = 1 << 20;
  private static final int KIB = 1 << 10;

  /** Memory of a reading in columns while they are built from blocks, in bytes. */
  private static final int PLAIN_BYTES = 96;

  /** Memory of a reading that is compared with other versions on its own, in bytes. */
  private static final int WEIGHED_BYTES = 160;

  private final Semaphore kibibytes;
  private final int total;

  /** Creates a memory of this many MiB. */
  public ReadingMemory(int mebibytes) {
    total = mebibytes * (MIB / KIB);
    kibibytes = new Semaphore(total, true);
  }

  /** A part of the memory that is reserved for one answer. */
  @FunctionalInterface
  public interface Reservation {
    /** Gives the memory back; further calls have no effect. */
    void giveBack();
  }

  /** Returns how many stored readings one question may be answered from. */
  public long maxStored() {
    return (long) total * KIB / PLAIN_BYTES;
  }

  /**
   * Takes the memory that the readings of blocks need. Waits briefly while other answers hold it.
   *
   * @param series the blocks of each series
   * @param moreBytes further memory of each reading, in bytes
   * @throws EnergyException with {@link ErrorCode#TOO_LARGE} if they need more than the whole
   *     memory, with {@link ErrorCode#OVERLOADED} if other answers hold it for too long
   */
  public Reservation take(List<SeriesBlocks> series, int moreBytes) {
    long bytes = 0;
    for (SeriesBlocks blocks : series) {
      int each = moreBytes + (blocks.hasVersions() ? WEIGHED_BYTES : PLAIN_BYTES);
      bytes += each * blocks.readings();
    }
    long needed = bytes / KIB + 1;
    if (needed > total) {
      throw tooLarge();
    }
    return take((int) needed);
  }

  private Reservation take(int needed) {
    try {
      if (!kibibytes.tryAcquire(needed, WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new EnergyException(
            ErrorCode.OVERLOADED,
            "other answers are using all the memory for readings; ask again in a"
                + " moment, or for a shorter range");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnergyException(ErrorCode.OVERLOADED, "interrupted", e);
    }
    AtomicBoolean given = new AtomicBoolean();
    return () -> {
      if (given.compareAndSet(false, true)) {
        kibibytes.release(needed);
      }
    };
  }

  private static EnergyException tooLarge() {
    return new EnergyException(
        ErrorCode.TOO_LARGE,
        "the range has more readings, with their versions, than the server has memory for at once;"
            + " ask for it in parts");
  }
}
