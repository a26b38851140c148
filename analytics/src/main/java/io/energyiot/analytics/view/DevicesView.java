package io.energyiot.analytics.view;

import io.energyiot.analytics.scan.FleetScan;
import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.model.device.Device;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/** The view {@code devices}: a row for each registered device; unknown attributes are null. */
final class DevicesView extends FleetView {
  private static final StructType SCHEMA =
      new StructType()
          .add("device_id", DataTypes.StringType, false)
          .add("latitude", DataTypes.DoubleType)
          .add("longitude", DataTypes.DoubleType)
          .add("region", DataTypes.StringType)
          .add("tariff", DataTypes.StringType)
          .add("feeder", DataTypes.StringType)
          .add("customer", DataTypes.StringType)
          .add("interval", DataTypes.IntegerType)
          .add("unit", DataTypes.StringType)
          .add("installed", DataTypes.DateType)
          .add("removed", DataTypes.DateType)
          .add("updated", DataTypes.TimestampType);

  private final transient SparkSession spark;
  private final StoreAccess access;

  DevicesView(SparkSession spark, StoreAccess access) {
    super(spark, SCHEMA);
    this.spark = spark;
    this.access = access;
  }

  @Override
  RDD<InternalRow> rows(int[] columns, Filter[] filters) {
    StoreAccess at = access;
    return FleetScan.ring(JavaSparkContext.fromSparkContext(spark.sparkContext()))
        .flatMap(range -> at.store().devices().scan(range))
        .map(device -> row(device, columns))
        .rdd();
  }

  private static InternalRow row(Device device, int[] columns) {
    Object[] values = new Object[columns.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(device, columns[i]);
    }
    return new GenericInternalRow(values);
  }

  private static Object value(Device device, int column) {
    return switch (column) {
      case 0 -> text(device.deviceId());
      case 1 -> device.location() == null ? null : device.location().latitude();
      case 2 -> device.location() == null ? null : device.location().longitude();
      case 3 -> text(device.region());
      case 4 -> text(device.tariff());
      case 5 -> text(device.feeder());
      case 6 -> text(device.customer());
      case 7 -> device.interval();
      case 8 -> text(device.unit());
      case 9 -> day(device.installed());
      case 10 -> day(device.removed());
      case 11 -> micros(device.updated());
      default -> throw new IllegalArgumentException("column " + column);
    };
  }

  private static UTF8String text(String text) {
    return UTF8String.fromString(text);
  }

  private static Integer day(LocalDate date) {
    return date == null ? null : Integer.valueOf((int) date.toEpochDay());
  }

  private static Long micros(Instant instant) {
    return instant == null
        ? null
        : Long.valueOf(TimeUnit.MILLISECONDS.toMicros(instant.toEpochMilli()));
  }
}
