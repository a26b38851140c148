package io.energyiot.bench.peers.system;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BatchStatement;
import com.datastax.oss.driver.api.core.cql.BatchStatementBuilder;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.DefaultBatchType;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Statement;
import io.energyiot.bench.machine.BenchException;
import io.energyiot.formats.ReadingSink;
import io.energyiot.model.Quality;
import io.energyiot.model.Series;
import io.energyiot.model.error.Reject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/** Writes a row for each reading by the driver, many requests at a time. For one thread. */
final class PeerRowWriter implements ReadingSink {
  private static final int ROWS_IN_BATCH = 100;

  /** How rows are sent. */
  enum Way {
    /** Each on its own. */
    SINGLE("single inserts", 1, 1024),
    /** In unlogged batches of rows of one partition. */
    BATCHED("batches of up to " + ROWS_IN_BATCH, ROWS_IN_BATCH, 256);

    private final String words;
    private final int rows;
    private final int inFlight;

    Way(String words, int rows, int inFlight) {
      this.words = words;
      this.rows = rows;
      this.inFlight = inFlight;
    }

    /** What it is, for people. */
    String words() {
      return words;
    }
  }

  private final CqlSession session;
  private final PreparedStatement insert;
  private final Way way;
  private final Semaphore places;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private BatchStatementBuilder batch = newBatch();
  private Series partition;
  private long readings;

  PeerRowWriter(CqlSession session, String keyspace, Way way) {
    this.session = session;
    this.way = way;
    places = new Semaphore(way.inFlight);
    insert =
        session.prepare(
            """
            INSERT INTO %s.reading (device_id, metric_name, metric_time, metric_value)
            VALUES (?, ?, ?, ?)"""
                .formatted(keyspace));
  }

  private static BatchStatementBuilder newBatch() {
    return BatchStatement.builder(DefaultBatchType.UNLOGGED);
  }

  @Override
  public void reading(
      long record,
      Series series,
      long start,
      int interval,
      long digits,
      int scale,
      Quality quality) {
    wideReading(record, series, start, interval, BigDecimal.valueOf(digits, scale), quality);
  }

  @Override
  public void wideReading(
      long record, Series series, long start, int interval, BigDecimal value, Quality quality) {
    BoundStatement row =
        insert.bind(series.deviceId(), series.channel().name(), Instant.ofEpochMilli(start), value);
    readings++;
    if (way.rows == 1) {
      send(row);
      return;
    }
    if (!series.equals(partition) || batch.getStatementsCount() == way.rows) {
      sendBatch();
      partition = series;
    }
    batch.addStatement(row);
  }

  @Override
  public void reject(Reject reject) {
    throw new BenchException("line " + reject.record() + " is refused: " + reject.detail());
  }

  private void sendBatch() {
    if (batch.getStatementsCount() > 0) {
      send(batch.build());
      batch = newBatch();
    }
  }

  private void send(Statement<?> statement) {
    acquire(1);
    session
        .executeAsync(statement)
        .whenComplete(
            (done, broken) -> {
              if (broken != null) {
                failure.compareAndSet(null, broken);
              }
              places.release();
            });
  }

  private void acquire(int count) {
    try {
      places.acquire(count);
    } catch (InterruptedException e) {
      throw BenchException.interrupted();
    }
    Throwable broken = failure.get();
    if (broken != null) {
      throw new BenchException("Cassandra refuses", broken);
    }
  }

  /** Returns when all rows are written, with their number. */
  long finish() {
    sendBatch();
    acquire(way.inFlight);
    return readings;
  }
}
