package io.energyiot.store.block;

import com.datastax.oss.driver.api.core.CqlSession;
import io.energyiot.model.Series;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.cassandra.StatementSender;
import java.time.LocalDate;

/**
 * Deletes consecutive days of a series within a year, many deletions at a time. Nothing is
 * certainly deleted until {@link #flush} returns. For one thread.
 */
public final class SpanEraser {
  private static final int IN_FLIGHT = 64;

  private final DayBlockTable table;
  private final StatementSender sender;

  SpanEraser(CqlSession session, DayBlockTable table) {
    this.table = table;
    this.sender = new StatementSender(session, IN_FLIGHT, "deleting days");
  }

  /**
   * Deletes what was learned of some days until {@code writeTime}; waits if many are on their way.
   *
   * @param writeTime microseconds since 1970-01-01T00:00:00Z
   * @throws EnergyException if earlier days could not be deleted
   */
  public void erase(Series series, LocalDate firstDay, LocalDate lastDay, long writeTime) {
    sender.send(table.deleteSpan(series, firstDay, lastDay, writeTime));
  }

  /**
   * Returns when all days are deleted.
   *
   * @throws EnergyException if some are not; deleting all of them again is harmless
   */
  public void flush() {
    sender.await();
  }
}
