package io.energyiot.load.retention;

import io.energyiot.store.block.DayBlocks;
import io.energyiot.store.block.SpanEraser;
import io.energyiot.store.load.LoadRoute;
import java.util.List;

/**
 * Deletes by CQL, in any store. Each deletion stays as long as the table keeps deletions, some
 * bytes for a year of a series.
 *
 * @param blocks where the days are
 * @param writeTime what was learned later stays, microseconds since 1970-01-01T00:00:00Z
 */
record CqlDeletions(DayBlocks blocks, long writeTime) implements DeletionRoute {
  @Override
  public LoadRoute kind() {
    return LoadRoute.CQL;
  }

  @Override
  public void delete(List<ExpiredSpan> spans) {
    SpanEraser eraser = blocks.spanEraser();
    spans.forEach(span -> eraser.erase(span.series(), span.firstDay(), span.lastDay(), writeTime));
    eraser.flush();
  }

  @Override
  public void publish() {
    // done already
  }

  @Override
  public boolean compact() {
    return false;
  }

  @Override
  public void close() {
    // nothing is open
  }
}
