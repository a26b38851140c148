package io.energyiot.analytics.scan;

import io.energyiot.model.StorageZone;
import io.energyiot.store.block.StoredBlock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Merges blocks that follow each other and are read for the same series and day. Leaves out days on
 * which no reading is left.
 */
final class SeriesDays implements Iterator<SeriesDay> {
  private final Iterator<PlacedBlock> blocks;
  private final StorageZone zone;
  private PlacedBlock next;
  private SeriesDay found;

  SeriesDays(Iterator<PlacedBlock> blocks, StorageZone zone) {
    this.blocks = blocks;
    this.zone = zone;
    advance();
    find();
  }

  private void advance() {
    next = blocks.hasNext() ? blocks.next() : null;
  }

  private void find() {
    found = null;
    while (next != null && found == null) {
      PlacedBlock first = next;
      List<StoredBlock> day = new ArrayList<>(1);
      boolean isThere = false;
      do {
        isThere |= next.block().day() == first.day();
        day.add(new StoredBlock(next.block().day(), next.block().version(), next.block().block()));
        advance();
      } while (next != null && next.belongsTo(first));
      if (isThere) {
        find(first, day);
      }
    }
  }

  private void find(PlacedBlock first, List<StoredBlock> day) {
    if (day.size() > 1) {
      Collections.sort(day);
    }
    SeriesDay merged = SeriesDay.of(first.block().series(), first.day(), day, zone);
    found = merged.readings().isEmpty() ? null : merged;
  }

  @Override
  public boolean hasNext() {
    return found != null;
  }

  @Override
  public SeriesDay next() {
    if (found == null) {
      throw new NoSuchElementException();
    }
    SeriesDay day = found;
    find();
    return day;
  }
}
