package io.energyiot.load;

import io.energyiot.bulk.row.PackedRow;
import io.energyiot.codec.BlockDecoder;
import io.energyiot.model.Readings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.StoredReadings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Counts the readings of a content that are not answered any more. Asks the store once for each day
 * of a series.
 */
final class SupersededReadings {
  /** The greatest number of meter-days that is counted, about a second of work. */
  static final long MAX_METER_DAYS = 2_000;

  private static final int THREADS = 8;

  private final StoredReadings stored;

  SupersededReadings(StoredReadings stored) {
    this.stored = stored;
  }

  long count(List<PackedRow> rows) {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Long>> counts = new ArrayList<>();
      for (PackedRow row : rows) {
        counts.add(threads.submit(() -> count(row)));
      }
      long sum = 0;
      for (Future<Long> each : counts) {
        sum += each.get();
      }
      return sum;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnergyException(ErrorCode.INTERNAL, "the load was interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private long count(PackedRow row) {
    return differing(
        BlockDecoder.decode(row.block()), stored.read(row.series(), row.day(), row.day()));
  }

  /**
   * Returns how many readings of {@code own} are not in {@code answered}; both are in order of
   * start.
   */
  static long differing(Readings own, Readings answered) {
    long differing = 0;
    int at = 0;
    for (int i = 0; i < own.size(); i++) {
      while (at < answered.size() && answered.start(at) < own.start(i)) {
        at++;
      }
      if (at == answered.size() || !isSame(own, i, answered, at)) {
        differing++;
      }
    }
    return differing;
  }

  private static boolean isSame(Readings own, int i, Readings answered, int at) {
    return own.start(i) == answered.start(at)
        && own.interval(i) == answered.interval(at)
        && own.quality(i) == answered.quality(at)
        && isSame(own.value(i), answered.value(at));
  }

  private static boolean isSame(BigDecimal one, BigDecimal other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.compareTo(other) == 0;
  }
}
