package io.energyiot.store.undo;

import io.energyiot.codec.BlockHeader;
import io.energyiot.model.Series;
import io.energyiot.store.block.DayBlock;
import java.time.LocalDate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Counts what several threads of an undo find. */
final class UndoTally {
  private final LongAdder rows = new LongAdder();
  private final LongAdder readings = new LongAdder();
  private final LongAdder meterDays = new LongAdder();
  private final LongAdder partitions = new LongAdder();
  private final LongAccumulator firstDay = new LongAccumulator(Math::min, Long.MAX_VALUE);
  private final LongAccumulator lastDay = new LongAccumulator(Math::max, Long.MIN_VALUE);
  private final boolean oneYear;
  private final Set<String> devices = ConcurrentHashMap.newKeySet();

  /**
   * @param oneYear whether all rows are of one year, so that each partition is a different device
   */
  UndoTally(boolean oneYear) {
    this.oneYear = oneYear;
  }

  /** Counts the rows of a piece of the token ring, in the order of the table. For one thread. */
  final class Piece {
    private Series series;
    private long day;

    void add(DayBlock block) {
      readings.add(BlockHeader.of(block.block()).readings());
      firstDay.accumulate(block.day());
      lastDay.accumulate(block.day());
      boolean sameDevice = series != null && series.deviceId().equals(block.series().deviceId());
      if (!sameDevice) {
        partitions.increment();
        if (!oneYear) {
          devices.add(block.series().deviceId());
        }
      }
      if (!block.series().equals(series) || day != block.day()) {
        meterDays.increment();
      }
      series = block.series();
      day = block.day();
      rows.increment(); // last: a thread that sees a row must also see its days
    }
  }

  UndoCounts counts() {
    if (rows.sum() == 0) {
      return UndoCounts.NONE;
    }
    return new UndoCounts(
        rows.sum(),
        readings.sum(),
        meterDays.sum(),
        oneYear ? partitions.sum() : devices.size(),
        LocalDate.ofEpochDay(firstDay.get()),
        LocalDate.ofEpochDay(lastDay.get()));
  }
}
