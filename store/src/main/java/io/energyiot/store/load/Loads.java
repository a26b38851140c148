package io.energyiot.store.load;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.cassandra.Cassandra;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the receipts of loads. Safe for use by many threads. Every method throws an {@link
 * EnergyException} with {@link ErrorCode#CASSANDRA_UNAVAILABLE} if Cassandra does not answer.
 */
public final class Loads {
  private static final int FILES_IN_BATCH = 20;
  private static final int MAX_MONTHS = 24;
  private static final int TIME_BASED = 1;

  /** Longer than any load lasts, as the receipt of the whole load then has what they say. */
  private static final int SECONDS_OF_PARTS = 30 * 86_400;

  private final CqlSession session;
  private final LoadTable loads;
  private final LoadFileTable files;

  /** Creates the tables if they are not there. */
  public Loads(CqlSession session) {
    this(session, "load", 0);
  }

  private Loads(CqlSession session, String table, int seconds) {
    this.session = session;
    this.loads = new LoadTable(session, table, seconds);
    this.files = new LoadFileTable(session, table + "_file", seconds);
  }

  /** Keeps the receipts of parts of loads, in tables of their own, so that no list shows them. */
  public static Loads ofParts(CqlSession session) {
    return new Loads(session, "load_part", SECONDS_OF_PARTS);
  }

  /**
   * Writes a receipt with all its files, over what was written before. The row of the load comes
   * last, so a load that is done has its files.
   */
  public void save(LoadReceipt receipt) {
    try {
      for (int from = 0; from < receipt.files().size(); from += FILES_IN_BATCH) {
        int to = Math.min(from + FILES_IN_BATCH, receipt.files().size());
        session.execute(files(receipt, from, to));
      }
    } catch (DriverException e) {
      throw unwritten(receipt, e);
    }
    progress(receipt);
  }

  /**
   * Writes a receipt as {@link #save} does, and deletes what an earlier attempt of the load, with
   * more files, has written.
   */
  public void replace(LoadReceipt receipt) {
    execute(files.deleteFrom(receipt.id(), receipt.files().size()), receipt.id());
    save(receipt);
  }

  private BatchStatement files(LoadReceipt receipt, int from, int to) {
    BatchStatementBuilder batch = BatchStatement.builder(DefaultBatchType.UNLOGGED);
    for (int place = from; place < to; place++) {
      batch.addStatement(files.insert(receipt.id(), place, receipt.files().get(place)));
    }
    return batch.build();
  }

  /** Writes a receipt without its files. That is one row, for frequent progress. */
  public void progress(LoadReceipt receipt) {
    try {
      session.execute(loads.insert(receipt));
    } catch (DriverException e) {
      throw unwritten(receipt, e);
    }
  }

  private static EnergyException unwritten(LoadReceipt receipt, DriverException cause) {
    return Cassandra.unavailable("writing the receipt of load " + receipt.id(), cause);
  }

  /** Changes only the state of a file of a load. */
  public void state(UUID load, int place, FileState state) {
    execute(files.state(load, place, state), load);
  }

  /** Changes only the state of a load. */
  public void state(UUID load, LoadState state) {
    execute(loads.state(load, state), load);
  }

  private void execute(BoundStatement statement, UUID load) {
    try {
      session.execute(statement);
    } catch (DriverException e) {
      throw Cassandra.unavailable("writing the receipt of load " + load, e);
    }
  }

  /** Returns the receipt of a load with all its files; empty if there is none with this id. */
  public Optional<LoadReceipt> find(UUID id) {
    return find(id, 0, Integer.MAX_VALUE);
  }

  /** Returns the receipt of a load without its files; empty if there is none with this id. */
  public Optional<LoadReceipt> overview(UUID id) {
    return find(id, 0, 0);
  }

  private Optional<LoadReceipt> find(UUID id, int from, int max) {
    if (id.version() != TIME_BASED) {
      return Optional.empty();
    }
    try {
      Optional<Row> row = Optional.ofNullable(session.execute(loads.select(id)).one());
      return row.map(found -> LoadTable.receipt(found, files(id, from, max)));
    } catch (DriverException e) {
      throw Cassandra.unavailable("reading the receipt of load " + id, e);
    }
  }

  private List<FileReceipt> files(UUID load, int from, int max) {
    List<FileReceipt> found = new ArrayList<>();
    if (max > 0) {
      session
          .execute(files.select(load, from, max))
          .forEach(file -> found.add(LoadFileTable.receipt(file)));
    }
    return found;
  }

  /**
   * Returns the receipt of a load with all its files.
   *
   * @throws EnergyException with {@link ErrorCode#LOAD_UNKNOWN} if there is none
   */
  public LoadReceipt require(UUID id) {
    return find(id).orElseThrow(() -> unknown(id));
  }

  /**
   * Returns the receipt of a load without its files.
   *
   * @throws EnergyException with {@link ErrorCode#LOAD_UNKNOWN} if there is none
   */
  public LoadReceipt requireOverview(UUID id) {
    return overview(id).orElseThrow(() -> unknown(id));
  }

  /**
   * Returns the receipt of a load with some of its files.
   *
   * @param from the place of the first file, from 0
   * @param max how many files, at least 1
   * @throws EnergyException with {@link ErrorCode#LOAD_UNKNOWN} if there is none
   */
  public LoadReceipt require(UUID id, int from, int max) {
    return find(id, from, max).orElseThrow(() -> unknown(id));
  }

  private static EnergyException unknown(UUID id) {
    return new EnergyException(
        ErrorCode.LOAD_UNKNOWN, "there was no load with the id " + Quoted.of(id.toString()));
  }

  /**
   * Returns the receipts of the last loads of 24 months, the newest first, without their files.
   *
   * @param limit the largest number, at least 1
   */
  public List<LoadReceipt> newest(int limit) {
    List<LoadReceipt> found = new ArrayList<>();
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    YearMonth last = YearMonth.from(today.minusMonths(MAX_MONTHS));
    // A day ahead: at the end of a month, the loading machine's clock may be ahead.
    YearMonth month = YearMonth.from(today.plusDays(1));
    try {
      for (; found.size() < limit && !month.isBefore(last); month = month.minusMonths(1)) {
        session
            .execute(loads.newest(month, limit - found.size()))
            .forEach(row -> found.add(LoadTable.receipt(row, List.of())));
      }
    } catch (DriverException e) {
      throw Cassandra.unavailable("reading the receipts of loads", e);
    }
    return found;
  }
}
