package io.energyiot.load.retention;

import io.energyiot.store.load.LoadRoute;
import java.util.List;

/** How deletions get into Cassandra. */
interface DeletionRoute extends AutoCloseable {
  /** Returns what it is called in the receipt. */
  LoadRoute kind();

  /** Takes days of a piece of the ring. For many threads. */
  void delete(List<ExpiredSpan> spans);

  /** Returns when all that was taken is deleted. */
  void publish();

  /** Has the disk freed; returns whether that could be done from here. */
  boolean compact();

  @Override
  void close();
}
