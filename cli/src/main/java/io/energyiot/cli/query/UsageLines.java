package io.energyiot.cli.query;

import io.energyiot.client.usage.Usage;
import io.energyiot.client.usage.Usage.Bucket;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Usage as CSV (RFC 4180): a line a bucket; what there is not is an empty field. */
final class UsageLines {
  private static final String HEADER =
      "start,end,sum,min,max,mean,count,expected,peak,peak_start,load_factor";

  private UsageLines() {}

  /** The lines, the header first, without line ends. */
  static Stream<String> lines(Usage usage) {
    return Stream.concat(Stream.of(HEADER), usage.buckets().stream().map(UsageLines::line));
  }

  private static String line(Bucket bucket) {
    Usage.Peak peak = bucket.peak();
    return Stream.of(
            time(bucket.start()),
            time(bucket.end()),
            plain(bucket.sum()),
            plain(bucket.min()),
            plain(bucket.max()),
            plain(bucket.mean()),
            bucket.count(),
            bucket.expected(),
            peak == null ? null : plain(peak.demand()),
            peak == null ? null : time(peak.start()),
            plain(bucket.loadFactor()))
        .map(value -> Objects.toString(value, ""))
        .collect(Collectors.joining(","));
  }

  private static String time(OffsetDateTime time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }

  private static String plain(BigDecimal value) {
    return value == null ? null : value.toPlainString();
  }
}
