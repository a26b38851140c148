package io.energyiot.bench.peers.system;

import com.datastax.oss.driver.api.core.CqlSession;
import io.energyiot.bench.machine.BenchException;
import io.energyiot.formats.csv.CsvOptions;
import io.energyiot.formats.csv.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;

/**
 * The table that one would write first: {@code reading}, a row for each reading.
 *
 * @param keyspace in which it is
 */
public record NaiveTable(CqlSession session, String keyspace) {

  /** Makes the keyspace and the table, unless they are there. */
  public void create() {
    session.execute(
        """
        CREATE KEYSPACE IF NOT EXISTS %s
        WITH replication = {'class': 'SimpleStrategy', 'replication_factor': 1}"""
            .formatted(keyspace));
    session.execute(
        """
        CREATE TABLE IF NOT EXISTS %s.reading (device_id text, metric_name text,
          metric_time timestamp, metric_value decimal,
          PRIMARY KEY ((device_id, metric_name), metric_time))"""
            .formatted(keyspace));
  }

  /** Adds all readings of a file of either form, in UTC; returns their number. */
  public long load(Path file) {
    return load(file, PeerRowWriter.Way.BATCHED);
  }

  long load(Path file, PeerRowWriter.Way way) {
    PeerRowWriter writer = new PeerRowWriter(session, keyspace, way);
    try (InputStream in = Files.newInputStream(file)) {
      CsvReader.read(in, CsvOptions.quarterHours(ZoneOffset.UTC), writer);
    } catch (IOException e) {
      throw new BenchException(file + " can't be read", e);
    }
    return writer.finish();
  }
}
