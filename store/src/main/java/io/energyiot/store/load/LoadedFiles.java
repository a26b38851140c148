package io.energyiot.store.load;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.store.cassandra.Cassandra;
import java.util.Optional;

/** Keeps the receipts of loaded files. */
public final class LoadedFiles {
  private final CqlSession session;
  private final LoadedFileTable table;

  /** Creates the table if it is not there. */
  public LoadedFiles(CqlSession session) {
    this.session = session;
    this.table = new LoadedFileTable(session);
  }

  /** The receipt of this content; empty if its load was never started. */
  public Optional<LoadedFile> find(long checksum, long size) {
    Row row = session.execute(table.select(checksum, size)).one();
    return Optional.ofNullable(row).map(LoadedFiles::receipt);
  }

  /**
   * Notes that a load of this content starts, unless one did before.
   *
   * @param file the receipt of a load that starts
   * @return that receipt, or that of the first time
   */
  public LoadedFile start(LoadedFile file) {
    try {
      session.execute(table.start(file));
      return find(file.checksum(), file.size()).orElse(file);
    } catch (DriverException e) {
      throw Cassandra.unavailable("starting the receipt of " + file.name(), e);
    }
  }

  /** Notes that a load has reached its end. */
  public void finish(LoadedFile file) {
    try {
      session.execute(table.finish(file));
    } catch (DriverException e) {
      throw Cassandra.unavailable("writing the receipt of " + file.name(), e);
    }
  }

  private static LoadedFile receipt(Row row) {
    return new LoadedFile(
        row.getLong(0),
        row.getLong(1),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        row.getInstant(5),
        row.getInstant(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9));
  }
}
