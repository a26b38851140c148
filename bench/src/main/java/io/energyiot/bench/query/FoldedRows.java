package io.energyiot.bench.query;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.PreparedStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.bench.http.Latencies;
import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Channel;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.query.Fill;
import io.energyiot.query.UsageBuckets;
import io.energyiot.query.calendar.BucketLength;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.query.completeness.RangeCompleteness;
import io.energyiot.store.block.BlockMerge;
import io.energyiot.store.block.StoredBlock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/**
 * Days of a series as they are stored, and the same as a row a month: reads either by CQL and makes
 * of it what an answer has. Without REST, so that the rows weigh what they weigh.
 */
final class FoldedRows {
  private static final int WRITES_AT_ONCE = 64;
  private static final int QUARTER_SECONDS = 900;
  private static final int MAX_BUCKETS = 1_000;
  private static final int KWH_SCALE = 3;
  private static final Comparator<StoredBlock> BY_VERSION =
      Comparator.comparing(StoredBlock::version);

  private final CqlSession session;
  private final MonthBlocks months;
  private final PreparedStatement days;
  private final HouseholdNights nights;
  private final BlockEncoder encoder = new BlockEncoder();

  FoldedRows(CqlSession session, HouseholdNights nights) {
    this.session = session;
    this.nights = nights;
    months = new MonthBlocks(session);
    days =
        session.prepare(
            "SELECT day, version, sequence, block FROM day_block"
                + " WHERE device_id = ? AND year = ? AND channel = 'KWH'"
                + " AND day >= ? AND day <= ?");
  }

  /**
   * Writes the months of a device.
   *
   * @return the nanoseconds that packing took
   */
  long fold(long device, List<CompletionStage<?>> writes) {
    AskedQuery all = new AskedQuery(device, HouseholdNights.FIRST_DAY, nights.end());
    List<StoredBlock> blocks = blocks(ofDays(all), UnaryOperator.identity());
    long packing = 0;
    int from = 0;
    while (from < blocks.size()) {
      LocalDate month = LocalDate.ofEpochDay(blocks.get(from).day()).withDayOfMonth(1);
      int to = from;
      while (to < blocks.size() && blocks.get(to).day() < month.plusMonths(1).toEpochDay()) {
        to++;
      }
      long began = System.nanoTime();
      ByteBuffer block = MonthBlocks.fold(blocks.subList(from, to), encoder);
      packing += System.nanoTime() - began;
      StoredBlock newest = Collections.max(blocks.subList(from, to), BY_VERSION);
      writes.add(session.executeAsync(months.insert(all.deviceId(), month, newest, block)));
      from = to;
    }
    if (writes.size() >= WRITES_AT_ONCE) {
      await(writes);
    }
    return packing;
  }

  static void await(List<CompletionStage<?>> writes) {
    writes.forEach(each -> each.toCompletableFuture().join());
    writes.clear();
  }

  /** Asks for random devices and days for some time, of rows a day or of rows a month. */
  Latencies ask(Question question, boolean folded, Duration duration, Random random) {
    Latencies latencies = new Latencies();
    long began = System.nanoTime();
    while (System.nanoTime() - began < duration.toNanos()) {
      AskedQuery asked = question.any(nights, random);
      long sent = System.nanoTime();
      answer(question, asked, folded);
      latencies.add(System.nanoTime() - sent);
    }
    return latencies;
  }

  /** Watt-hours, as {@link HouseholdNights#answer} has them. */
  long[] answer(Question question, AskedQuery asked, boolean folded) {
    Readings readings =
        BlockMerge.of(
            folded
                ? blocks(ofMonths(asked), MonthBlocks::readings)
                : blocks(ofDays(asked), UnaryOperator.identity()));
    long from = asked.from().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    long to = asked.to().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    if (question.isByMonth()) {
      TimeRange year = new TimeRange(from, to, ZoneOffset.UTC);
      Series series = new Series(asked.deviceId(), Channel.KWH);
      RangeCompleteness completeness = RangeCompleteness.of(readings, year, QUARTER_SECONDS);
      long[] bounds = BucketLength.MONTH.cut(year, MAX_BUCKETS);
      return UsageBuckets.of(series, readings, completeness, bounds, Fill.NULL).buckets().stream()
          .map(each -> each.aggregate().sum())
          .mapToLong(each -> each.movePointRight(KWH_SCALE).longValueExact())
          .toArray();
    }
    long[] values = new long[asked.days() * HouseholdNights.QUARTERS_A_DAY];
    int size = 0;
    for (int i = 0; i < readings.size(); i++) {
      if (readings.start(i) >= from && readings.start(i) < to) {
        values[size++] = readings.value(i).movePointRight(KWH_SCALE).longValueExact();
      }
    }
    return values;
  }

  private List<BoundStatement> ofDays(AskedQuery asked) {
    List<BoundStatement> statements = new ArrayList<>();
    LocalDate last = asked.to().minusDays(1);
    for (int year = asked.from().getYear(); year <= last.getYear(); year++) {
      statements.add(days.bind(asked.deviceId(), year, asked.from(), last));
    }
    return statements;
  }

  private List<BoundStatement> ofMonths(AskedQuery asked) {
    List<BoundStatement> statements = new ArrayList<>();
    LocalDate last = asked.to().minusDays(1);
    for (int year = asked.from().getYear(); year <= last.getYear(); year++) {
      statements.add(months.range(asked.deviceId(), year, asked.from(), last));
    }
    return statements;
  }

  private List<StoredBlock> blocks(
      List<BoundStatement> statements, UnaryOperator<ByteBuffer> readings) {
    List<StoredBlock> blocks = new ArrayList<>();
    for (BoundStatement statement : statements) {
      for (Row row : session.execute(statement)) {
        blocks.add(
            StoredBlock.of(
                row.getLocalDate(0).toEpochDay(),
                new Version(row.getInstant(1).toEpochMilli(), row.getLong(2)),
                readings.apply(row.getByteBuffer(3))));
      }
    }
    Collections.sort(blocks);
    return blocks;
  }
}
