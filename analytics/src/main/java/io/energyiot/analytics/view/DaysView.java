package io.energyiot.analytics.view;

import io.energyiot.analytics.scan.FleetScan;
import io.energyiot.analytics.scan.SeriesDay;
import io.energyiot.model.Interval;
import io.energyiot.model.Readings;
import io.energyiot.model.StorageZone;
import io.energyiot.query.aggregate.Aggregate;
import io.energyiot.query.aggregate.Aggregates;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.query.completeness.RangeCompleteness;
import java.time.ZoneId;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The view {@code days}: a row for each series and storage day that has readings. It has the number
 * of values, their exact sum, minimum and maximum (null if there are no values), the number of
 * expected intervals, and the number of readings that overlap another, as REST counts them.
 */
final class DaysView extends FleetView {
  private static final StructType SCHEMA =
      new StructType()
          .add("device_id", DataTypes.StringType, false)
          .add("channel", DataTypes.StringType, false)
          .add("day", DataTypes.DateType, false)
          .add("count", DataTypes.LongType, false)
          .add("sum", VALUE, true)
          .add("min", VALUE, true)
          .add("max", VALUE, true)
          .add("expected", DataTypes.LongType, false)
          .add("overlapping", DataTypes.LongType, false);

  private final transient FleetScan scan;

  DaysView(SparkSession spark, FleetScan scan) {
    super(spark, SCHEMA);
    this.scan = scan;
  }

  @Override
  RDD<InternalRow> rows(int[] columns, Filter[] filters) {
    ZoneId zone = scan.store().zone().id(); // it goes to where the tasks run
    return scan.map(
            new PushedFilters(scan.store().zone()).question(filters),
            days ->
                StreamSupport.stream(Spliterators.spliteratorUnknownSize(days, 0), false)
                    .map(day -> row(day, new StorageZone(zone), columns))
                    .iterator())
        .rdd();
  }

  private static InternalRow row(SeriesDay day, StorageZone zone, int[] columns) {
    Readings readings = day.readings();
    Aggregate aggregate = new Aggregates(day.series(), readings).of(0, readings.size());
    RangeCompleteness completeness = completeness(day, readings, zone);
    String what = " of " + day.series().deviceId();
    Object[] all = {
      UTF8String.fromString(day.series().deviceId()),
      UTF8String.fromString(day.series().channel().name()),
      (int) day.day(),
      aggregate.count(),
      SparkDecimals.exactly(aggregate.sum(), "the sum" + what),
      SparkDecimals.exactly(aggregate.min(), "the least value" + what),
      SparkDecimals.exactly(aggregate.max(), "the greatest value" + what),
      completeness.expected(),
      completeness.overlaps().count()
    };
    Object[] values = new Object[columns.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = all[columns[i]];
    }
    return new GenericInternalRow(values);
  }

  private static RangeCompleteness completeness(
      SeriesDay day, Readings readings, StorageZone zone) {
    TimeRange range =
        new TimeRange(zone.startOf(day.day()), zone.startOf(day.day() + 1), zone.id());
    return RangeCompleteness.of(readings, range, Interval.QUARTER_HOUR);
  }
}
