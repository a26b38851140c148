package io.energyiot.analytics.view;

import io.energyiot.analytics.scan.SeriesDay;
import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** The rows of a series and day in {@link ReadingsView}, with some of its columns. */
final class ReadingRows implements Iterator<InternalRow> {
  private static final int VERSION = 6;
  private static final UTF8String[] QUALITIES =
      IntStream.range(0, Quality.codes())
          .mapToObj(code -> UTF8String.fromString(Quality.ofCode(code).text()))
          .toArray(UTF8String[]::new);

  private final int[] columns;
  private final UTF8String deviceId;
  private final UTF8String channel;
  private final int day;
  private final Readings readings;
  private final long[] versions;
  private int next;

  /**
   * @param columns by their place in the view
   */
  ReadingRows(SeriesDay day, int[] columns) {
    this.columns = columns;
    this.deviceId = UTF8String.fromString(day.series().deviceId());
    this.channel = UTF8String.fromString(day.series().channel().name());
    this.day = (int) day.day();
    this.readings = day.readings();
    boolean versioned = Arrays.stream(columns).anyMatch(column -> column == VERSION);
    this.versions = versioned ? day.versions() : null;
  }

  @Override
  public boolean hasNext() {
    return next < readings.size();
  }

  @Override
  public InternalRow next() {
    Object[] values = new Object[columns.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(columns[i], next);
    }
    next++;
    return new GenericInternalRow(values);
  }

  private Object value(int column, int i) {
    return switch (column) {
      case 0 -> deviceId;
      case 1 -> channel;
      case 2 -> TimeUnit.MILLISECONDS.toMicros(readings.start(i));
      case 3 -> readings.interval(i);
      case 4 -> SparkDecimals.fitting(readings.value(i));
      case 5 -> quality(readings.qualityCode(i));
      case VERSION -> TimeUnit.MILLISECONDS.toMicros(versions[i]);
      case 7 -> day;
      case 8 -> text(readings.value(i));
      default -> throw new IllegalArgumentException("column " + column);
    };
  }

  private static UTF8String quality(int code) {
    return code < QUALITIES.length
        ? QUALITIES[code]
        : UTF8String.fromString(Quality.ofCode(code).text());
  }

  private static UTF8String text(BigDecimal value) {
    return value == null || SparkDecimals.fits(value)
        ? null
        : UTF8String.fromString(value.toPlainString());
  }
}
