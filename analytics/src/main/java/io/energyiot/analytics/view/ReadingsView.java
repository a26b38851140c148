package io.energyiot.analytics.view;

import io.energyiot.analytics.scan.FleetScan;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The view {@code readings}: a row for each reading, in the version learned last. {@code start} and
 * {@code version} are instants, {@code interval} is in seconds, {@code day} is that of the storage
 * zone. A missing value is null. A value with over 20 digits before the point, or over 18 after it,
 * is in {@code value_text} instead of {@code value}.
 */
final class ReadingsView extends FleetView {
  private static final StructType SCHEMA =
      new StructType()
          .add("device_id", DataTypes.StringType, false)
          .add("channel", DataTypes.StringType, false)
          .add("start", DataTypes.TimestampType, false)
          .add("interval", DataTypes.IntegerType, false)
          .add("value", VALUE, true)
          .add("quality", DataTypes.StringType, false)
          .add("version", DataTypes.TimestampType, false)
          .add("day", DataTypes.DateType, false)
          .add("value_text", DataTypes.StringType, true);

  private final transient FleetScan scan;

  ReadingsView(SparkSession spark, FleetScan scan) {
    super(spark, SCHEMA);
    this.scan = scan;
  }

  @Override
  RDD<InternalRow> rows(int[] columns, Filter[] filters) {
    return scan.map(
            new PushedFilters(scan.store().zone()).question(filters),
            days ->
                StreamSupport.stream(Spliterators.spliteratorUnknownSize(days, 0), false)
                    .flatMap(
                        day -> {
                          Iterable<InternalRow> rows = () -> new ReadingRows(day, columns);
                          return StreamSupport.stream(rows.spliterator(), false);
                        })
                    .iterator())
        .rdd();
  }
}
