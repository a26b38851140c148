package io.energyiot.bench.query;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.bench.http.Latencies;
import io.energyiot.bench.http.Outcome;
import io.energyiot.bench.machine.BenchException;
import io.energyiot.model.config.Settings;
import io.energyiot.store.cassandra.Cassandra;
import io.energyiot.store.cassandra.CassandraSettings;
import java.time.Duration;
import java.util.Random;

/**
 * The rows of blocks that this system reads for an answer, asked for by CQL alone: the part of an
 * answer's time that is Cassandra's. One client.
 */
final class CassandraRows implements AutoCloseable {
  private final CqlSession session;
  private final PreparedStatement range;
  private final HouseholdNights nights;

  CassandraRows(Settings settings, HouseholdNights nights) {
    this.nights = nights;
    session = Cassandra.connect(CassandraSettings.from(settings));
    range =
        session.prepare(
            "SELECT day, version, sequence, block FROM day_block"
                + " WHERE device_id = ? AND year = ? AND channel = 'KWH'"
                + " AND day >= ? AND day < ?");
  }

  String label() {
    return "its rows, by CQL";
  }

  Outcome ask(Question question, Duration duration, Random random) {
    Latencies latencies = new Latencies();
    long began = System.nanoTime();
    long readings = 0;
    while (System.nanoTime() - began < duration.toNanos()) {
      AskedQuery asked = question.any(nights, random);
      long sent = System.nanoTime();
      readings += HouseholdNights.QUARTERS_A_DAY * (long) rows(asked);
      latencies.add(System.nanoTime() - sent);
    }
    return Outcome.of(latencies, readings, 0, (System.nanoTime() - began) / 1e9);
  }

  private int rows(AskedQuery asked) {
    int rows = 0;
    for (int year = asked.from().getYear(); year <= asked.to().minusDays(1).getYear(); year++) {
      for (Row row :
          session.execute(range.bind(asked.deviceId(), year, asked.from(), asked.to()))) {
        rows += row.getByteBuffer("block").hasRemaining() ? 1 : 0;
      }
    }
    if (rows != asked.days()) {
      throw new BenchException(asked.deviceId() + " has " + rows + " rows from " + asked.from());
    }
    return rows;
  }

  @Override
  public void close() {
    session.close();
  }
}
