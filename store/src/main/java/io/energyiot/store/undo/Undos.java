package io.energyiot.store.undo;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.cassandra.Cassandra;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Keeps the receipts of undos. Its methods fail with {@link EnergyException} with {@link
 * ErrorCode#CASSANDRA_UNAVAILABLE}.
 */
public final class Undos {
  /** How long after its last sign of life a running undo may still delete. */
  private static final Duration LONGEST = Duration.ofDays(1);

  private final CqlSession session;
  private final UndoTable table;

  /** Creates the table if it is not there. */
  public Undos(CqlSession session) {
    this.session = session;
    this.table = new UndoTable(session);
  }

  /** Writes a receipt, over what was written before. */
  void save(UndoReceipt undo) {
    try {
      session.execute(table.insert(undo));
    } catch (DriverException e) {
      throw Cassandra.unavailable("writing the receipt of undo " + undo.id(), e);
    }
  }

  /** Returns whether any undo may have deleted readings at {@code since} or later. */
  public boolean mayHaveDeletedSince(Instant since) {
    try {
      for (Row undo : session.execute(table.all())) {
        boolean runs = UndoState.valueOf(undo.getString(0)) == UndoState.RUNNING;
        Instant updated = undo.getInstant(1);
        if (!updated.isBefore(runs ? since.minus(LONGEST) : since)) {
          return true;
        }
      }
      return false;
    } catch (DriverException e) {
      throw Cassandra.unavailable("reading the receipts of undos", e);
    }
  }

  /** Returns the receipts of the undos of a load, the newest first. */
  public List<UndoReceipt> of(UUID load) {
    try {
      List<UndoReceipt> found = new ArrayList<>();
      session.execute(table.select(load)).forEach(row -> found.add(UndoTable.receipt(row)));
      return found;
    } catch (DriverException e) {
      throw Cassandra.unavailable("reading the undos of load " + load, e);
    }
  }
}
