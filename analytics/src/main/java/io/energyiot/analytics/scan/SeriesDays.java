package io.energyiot.analytics.scan;

import io.energyiot.store.block.DayBlock;
import io.energyiot.store.block.StoredBlock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Takes blocks together that are of one series and day and follow each other. */
final class SeriesDays implements Iterator<SeriesDay> {
  private final Iterator<DayBlock> blocks;
  private DayBlock next;

  SeriesDays(Iterator<DayBlock> blocks) {
    this.blocks = blocks;
    advance();
  }

  private void advance() {
    next = blocks.hasNext() ? blocks.next() : null;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public SeriesDay next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    DayBlock first = next;
    List<StoredBlock> day = new ArrayList<>(1);
    do {
      day.add(new StoredBlock(next.day(), next.version(), next.block()));
      advance();
    } while (next != null && next.day() == first.day() && next.series().equals(first.series()));
    if (day.size() > 1) {
      Collections.sort(day);
    }
    return new SeriesDay(first.series(), first.day(), day);
  }
}
