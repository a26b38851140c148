package io.energyiot.store.load;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.cassandra.Cassandra;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps the receipts of loaded contents. Its methods fail with {@link EnergyException} with {@link
 * ErrorCode#CASSANDRA_UNAVAILABLE}.
 */
public final class ContentReceipts {
  private static final String APPLIED = "[applied]";

  private final CqlSession session;
  private final LoadedFileTable table;

  /** Creates the table if it is not there. */
  public ContentReceipts(CqlSession session) {
    this.session = session;
    this.table = new LoadedFileTable(session);
  }

  /**
   * Returns the receipt of a content; empty if its load was never started.
   *
   * @param checksum of a content, or of the bytes of a file whose content is known
   */
  public Optional<ContentReceipt> find(long checksum, long size) {
    Row row = one(table.select(checksum, size));
    if (row != null && !row.isNull("text_checksum")) {
      row = one(table.select(row.getLong("text_checksum"), row.getLong("text_size")));
    }
    return Optional.ofNullable(row)
        .filter(found -> !found.isNull("first_seen"))
        .map(LoadedFileTable::receipt);
  }

  /**
   * Records that a load of this content starts.
   *
   * @param file the receipt of a load that starts
   * @return the receipt: this one, or that of an earlier load with this load added
   * @throws EnergyException with {@link ErrorCode#LOAD_BUSY} if the content is being undone
   */
  public ContentReceipt start(ContentReceipt file) {
    if (isApplied(table.start(file))) {
      return file;
    }
    ContentReceipt first = find(file.checksum(), file.size()).orElseThrow(() -> busy(file));
    ContentReceipt joining =
        ContentReceipt.starting(
            first.checksum(),
            first.size(),
            first.name(),
            first.zone(),
            first.interval(),
            first.firstSeen(),
            file.loads().iterator().next());
    if (!isApplied(table.join(joining))) {
      throw busy(file);
    }
    return first;
  }

  /**
   * Records that a load of this content starts that gives it another version.
   *
   * @param before its present version
   * @throws EnergyException with {@link ErrorCode#LOAD_BUSY} if that has changed, or the content is
   *     being undone
   */
  public ContentReceipt renew(ContentReceipt file, Instant before) {
    if (!isApplied(table.renew(file, before))) {
      throw busy(file);
    }
    return file;
  }

  private static EnergyException busy(ContentReceipt file) {
    return new EnergyException(
        ErrorCode.LOAD_BUSY,
        file.name() + ": another load or an undo of the same content is running; wait for its end");
  }

  /** Records that a load has ended. */
  public void finish(ContentReceipt file) {
    one(table.finish(file));
  }

  /**
   * Records which content the bytes of a file have, so that it is known without decompressing them.
   */
  public void noteText(long checksum, long size, String name, long textChecksum, long textSize) {
    one(table.textOf(checksum, size, name, textChecksum, textSize));
  }

  /**
   * Records that a version of a content is being taken back, or no longer.
   *
   * @param by the undo; null for none
   * @return whether this is the content's version
   */
  public boolean undo(long checksum, long size, Instant version, UUID by) {
    return isApplied(table.undo(checksum, size, version, by));
  }

  /**
   * Forgets a version of a content. It will be new when it is loaded next, unless it had another
   * version before.
   */
  public void forget(ContentReceipt file, Instant version) {
    Optional<ContentReceipt> left = file.without(version);
    one(
        left.isPresent()
            ? table.restore(left.get(), file.firstSeen())
            : table.forget(file.checksum(), file.size(), version));
  }

  private boolean isApplied(BoundStatement statement) {
    Row answer = one(statement);
    return answer != null && answer.getBoolean(APPLIED);
  }

  private Row one(BoundStatement statement) {
    try {
      return session.execute(statement).one();
    } catch (DriverException e) {
      throw Cassandra.unavailable("keeping the receipts of files", e);
    }
  }
}
