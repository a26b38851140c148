package io.energyiot.store.load;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;

/**
 * The receipts of loaded files, by content: the same content always has the same version, whatever
 * the file is called, so loading it again changes nothing.
 */
final class LoadedFileTable {
  private static final String CREATE =
      """
      CREATE TABLE IF NOT EXISTS loaded_file (
        checksum bigint,
        size bigint,
        name text,
        zone text,
        interval int,
        first_seen timestamp,
        finished timestamp,
        readings bigint,
        meter_days bigint,
        rejected bigint,
        PRIMARY KEY ((checksum, size))
      ) WITH comment = 'receipts of loaded files, by content'
      """;

  private final PreparedStatement start;
  private final PreparedStatement finish;
  private final PreparedStatement select;

  LoadedFileTable(CqlSession session) {
    session.execute(CREATE);
    start =
        session.prepare(
            "INSERT INTO loaded_file (checksum, size, name, zone, interval, first_seen)"
                + " VALUES (?, ?, ?, ?, ?, ?) IF NOT EXISTS");
    finish =
        session.prepare(
            "UPDATE loaded_file SET name = ?, finished = ?, readings = ?, meter_days = ?,"
                + " rejected = ? WHERE checksum = ? AND size = ? IF EXISTS");
    select =
        session.prepare(
            "SELECT checksum, size, name, zone, interval, first_seen, finished, readings,"
                + " meter_days, rejected FROM loaded_file WHERE checksum = ? AND size = ?");
  }

  BoundStatement start(LoadedFile file) {
    return start.bind(
        file.checksum(), file.size(), file.name(), file.zone(), file.interval(), file.firstSeen());
  }

  BoundStatement finish(LoadedFile file) {
    return finish.bind(
        file.name(),
        file.finished(),
        file.readings(),
        file.meterDays(),
        file.rejected(),
        file.checksum(),
        file.size());
  }

  /** The columns of {@link LoadedFile} in its order, or no row. */
  BoundStatement select(long checksum, long size) {
    return select.bind(checksum, size);
  }
}
