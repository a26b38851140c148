package io.energyiot.server.answer;

import io.energyiot.model.Unit;
import io.energyiot.query.UsageAnswer;
import io.energyiot.query.UsageBucket;
import io.energyiot.query.UsageComparison;
import io.energyiot.query.aggregate.Aggregate;
import io.energyiot.query.aggregate.TimedValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Writes the buckets of usage as CSV (RFC 4180): a header, then one line per bucket, each ended by
 * CR LF. What is absent is an empty field. Buckets of a comparison come after the others.
 */
public final class UsageCsv {
  private static final String HEADER =
      "device_id,channel,unit,start,end,sum,min,max,mean,count,expected,first_start,first_value,"
          + "last_start,last_value,peak_demand,peak_unit,peak_start,load_factor\r\n";
  private static final int LINE_CHARACTERS = 256;

  private final StringBuilder lines = new StringBuilder(LINE_CHARACTERS);
  private final TimeText times;
  private final String series;
  private final String demandUnit;

  private UsageCsv(UsageAnswer answer) {
    var asked = answer.question().series();
    this.times = new TimeText(answer.range().zone());
    this.series =
        CsvRows.field(asked.deviceId())
            + ','
            + CsvRows.field(asked.channel().name())
            + ','
            + asked.channel().unit().map(Unit::text).orElse("");
    this.demandUnit = answer.question().demandUnit().map(Unit::text).orElse(null);
  }

  /** Returns the bytes of an answer, in UTF-8. */
  public static byte[] write(UsageAnswer answer) {
    UsageCsv csv = new UsageCsv(answer);
    csv.lines.append(HEADER);
    csv.add(answer.buckets());
    csv.add(answer.comparison().map(UsageComparison::buckets).orElse(List.of()));
    return csv.lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void add(List<UsageBucket> buckets) {
    for (UsageBucket bucket : buckets) {
      Aggregate aggregate = bucket.aggregate();
      lines.append(series);
      add(times.of(bucket.start()));
      add(times.of(bucket.end()));
      add(aggregate.sum());
      add(aggregate.min());
      add(aggregate.max());
      add(aggregate.mean());
      add(Long.toString(aggregate.count()));
      add(Long.toString(bucket.expected()));
      addTimed(aggregate.first());
      addTimed(aggregate.last());
      add(aggregate.peak().map(TimedValue::value).orElse(null));
      add(aggregate.peak().isPresent() ? demandUnit : "");
      add(aggregate.peak().map(peak -> times.of(peak.start())).orElse(""));
      add(aggregate.loadFactor());
      lines.append("\r\n");
    }
  }

  private void addTimed(Optional<TimedValue> timed) {
    add(timed.map(each -> times.of(each.start())).orElse(""));
    add(timed.map(TimedValue::value).orElse(null));
  }

  private void add(BigDecimal value) {
    add(value == null ? "" : value.toPlainString());
  }

  private void add(String field) {
    lines.append(',').append(field);
  }
}
