package io.energyiot.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Iterates over many rows. While a page is used, the next one is being fetched. For one thread. Its
 * methods fail with {@link EnergyException} with {@link ErrorCode#CASSANDRA_UNAVAILABLE}.
 *
 * @param <T> the result made of a row
 */
public final class RowScan<T> implements Iterator<T> {
  private static final int PAGE = 5_000;

  /** Long, since Cassandra may skip many rows before a page is full. */
  private static final Duration PAGE_TIMEOUT = Duration.ofSeconds(60);

  private final String doing;
  private final Function<Row, T> mapping;
  private Iterator<Row> rows = Collections.emptyIterator();
  private CompletableFuture<AsyncResultSet> next;

  /**
   * Begins to read.
   *
   * @param doing what is done, for the error
   * @param mapping makes a result of a row
   */
  public RowScan(
      CqlSession session, BoundStatement question, String doing, Function<Row, T> mapping) {
    this.doing = doing;
    this.mapping = mapping;
    BoundStatement paged = question.setPageSize(PAGE).setTimeout(PAGE_TIMEOUT);
    next = session.executeAsync(paged).toCompletableFuture();
  }

  @Override
  public boolean hasNext() {
    while (!rows.hasNext() && next != null) {
      AsyncResultSet page = Cassandra.await(doing, next);
      rows = page.currentPage().iterator();
      next = page.hasMorePages() ? page.fetchNextPage().toCompletableFuture() : null;
    }
    return rows.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return mapping.apply(rows.next());
  }
}
