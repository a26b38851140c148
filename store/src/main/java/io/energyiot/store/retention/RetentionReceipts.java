package io.energyiot.store.retention;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.cassandra.TableCreation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the receipts of retention. Its methods fail with {@link EnergyException} with {@link
 * ErrorCode#CASSANDRA_UNAVAILABLE}.
 */
public final class RetentionReceipts {
  private static final int LOOKED_AT = 20;

  /** How long after its last sign of life a run may still delete. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final CqlSession session;
  private final RetentionTable table;

  private RetentionReceipts(CqlSession session) {
    this.session = session;
    this.table = new RetentionTable(session);
  }

  /** Returns the receipts of a store. Creates the table if it is not there. */
  public static RetentionReceipts of(CqlSession session) {
    try {
      return TableCreation.settled(session, () -> new RetentionReceipts(session));
    } catch (DriverException e) {
      throw Cassandra.unavailable("creating the table of retention", e);
    }
  }

  /** Writes a receipt, over what was written before. */
  public void save(RetentionReceipt run) {
    try {
      session.execute(table.insert(run));
    } catch (DriverException e) {
      throw Cassandra.unavailable("writing the receipt of retention " + run.id(), e);
    }
  }

  /** Returns whether any run may have deleted readings at {@code since} or later. */
  public boolean mayHaveDeletedSince(Instant since) {
    return newest(LOOKED_AT).stream()
        .anyMatch(
            run -> {
              boolean runs = run.state() == RetentionState.RUNNING;
              return !run.updated().isBefore(runs ? since.minus(LONGEST) : since);
            });
  }

  /** Returns the newest receipts, the newest first. */
  public List<RetentionReceipt> newest(int max) {
    try {
      List<RetentionReceipt> found = new ArrayList<>();
      for (Row row : session.execute(table.select(max))) {
        found.add(RetentionTable.receipt(row));
      }
      return found;
    } catch (DriverException e) {
      throw Cassandra.unavailable("reading the receipts of retention", e);
    }
  }
}
