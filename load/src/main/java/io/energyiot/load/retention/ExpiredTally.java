package io.energyiot.load.retention;

import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.store.block.DayBlock;
import io.energyiot.store.retention.ExpiredYear;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what several threads find. */
final class ExpiredTally {
  private final SortedMap<String, SortedMap<Integer, Counts>> found = new ConcurrentSkipListMap<>();

  private static final class Counts {
    private final LongAdder seriesDays = new LongAdder();
    private final LongAdder blocks = new LongAdder();
    private final LongAdder bytes = new LongAdder();
  }

  /** Counts the blocks of a piece of the token ring, in the order of the table. For one thread. */
  final class Piece {
    private Series series;
    private long day;

    void add(DayBlock block) {
      Counts counts =
          found
              .computeIfAbsent(
                  block.series().channel().name(), channel -> new ConcurrentSkipListMap<>())
              .computeIfAbsent(StorageZone.yearOf(block.day()), year -> new Counts());
      if (!block.series().equals(series) || block.day() != day) {
        counts.seriesDays.increment();
      }
      series = block.series();
      day = block.day();
      counts.blocks.increment();
      counts.bytes.add(block.block().length);
    }
  }

  /** Returns the counts, in order of channels and years. */
  List<ExpiredYear> years() {
    return found.entrySet().stream()
        .flatMap(
            channel ->
                channel.getValue().entrySet().stream()
                    .map(year -> year(channel.getKey(), year.getKey(), year.getValue())))
        .toList();
  }

  private static ExpiredYear year(String channel, int year, Counts counts) {
    return new ExpiredYear(
        channel, year, counts.seriesDays.sum(), counts.blocks.sum(), counts.bytes.sum());
  }
}
