package io.energyiot.store.block;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;

/**
 * Many blocks, one after the other. While a page is used, the next one is on its way. For one
 * thread. Its methods fail with {@link EnergyException} with {@link
 * ErrorCode#CASSANDRA_UNAVAILABLE}.
 */
public final class BlockScan implements Iterator<DayBlock> {
  private static final int PAGE = 5_000;

  /** Cassandra may read much that is not of the days asked for before a page is full. */
  private static final Duration PAGE_TIMEOUT = Duration.ofSeconds(60);

  private Iterator<Row> rows = Collections.emptyIterator();
  private CompletableFuture<AsyncResultSet> next;

  BlockScan(CqlSession session, BoundStatement question) {
    BoundStatement paged = question.setPageSize(PAGE).setTimeout(PAGE_TIMEOUT);
    next = session.executeAsync(paged).toCompletableFuture();
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext() && next != null) {
      AsyncResultSet page = DayBlocks.asking(next::join);
      rows = page.currentPage().iterator();
      next = page.hasMorePages() ? page.fetchNextPage().toCompletableFuture() : null;
    }
    return rows.hasNext();
  }

  @Override
  public DayBlock next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Row row = rows.next();
    StoredBlock block =
        StoredBlock.of(
            row.getLocalDate(2).toEpochDay(),
            new Version(row.getInstant(3).toEpochMilli(), row.getLong(4)),
            row.getByteBuffer(5));
    Series series = new Series(row.getString(0), Channel.of(row.getString(1)));
    return new DayBlock(series, block.day(), block.version(), block.block());
  }
}
