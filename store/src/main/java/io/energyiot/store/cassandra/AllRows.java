package io.energyiot.store.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.AsyncResultSet;
import com.datastax.oss.driver.api.core.cql.Row;
import com.datastax.oss.driver.api.core.cql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Reads all rows of a question, page after page, without holding a thread meanwhile. */
public final class AllRows {
  private AllRows() {}

  /**
   * Begins to read.
   *
   * @param mapping makes a result of a row; if it throws, reading ends with what it throws
   * @return the results in the order of the rows; completes with the driver's exceptions on failure
   */
  public static <T> CompletableFuture<List<T>> read(
      CqlSession session, Statement<?> question, Function<Row, T> mapping) {
    return session
        .executeAsync(question)
        .thenCompose(page -> collect(page, mapping, new ArrayList<>()))
        .toCompletableFuture();
  }

  private static <T> CompletionStage<List<T>> collect(
      AsyncResultSet page, Function<Row, T> mapping, List<T> found) {
    for (Row row : page.currentPage()) {
      found.add(mapping.apply(row));
    }
    return page.hasMorePages()
        ? page.fetchNextPage().thenCompose(next -> collect(next, mapping, found))
        : CompletableFuture.completedFuture(found);
  }
}
