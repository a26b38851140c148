package io.energyiot.analytics.view;

import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.model.device.Device;
import io.energyiot.store.device.DeviceFilter;
import io.energyiot.store.device.Devices;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
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

/** A row a device of the registry; what is not known of it is null. One task reads all of it. */
final class DevicesView extends FleetView {
  private static final int PAGE = 5_000;

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
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(List.of(access), 1)
        .flatMap(at -> new Rows(at.store().devices(), columns))
        .rdd();
  }

  /** Page after page. */
  private static final class Rows implements Iterator<InternalRow> {
    private final Devices devices;
    private final int[] columns;
    private Iterator<Device> page = Collections.emptyIterator();
    private Optional<String> after = Optional.empty();
    private boolean isLast;

    Rows(Devices devices, int[] columns) {
      this.devices = devices;
      this.columns = columns;
    }

    @Override
    public boolean hasNext() {
      if (!page.hasNext() && !isLast) {
        List<Device> read =
            Devices.await(devices.page(DeviceFilter.ALL, Optional.empty(), after, PAGE));
        isLast = read.size() < PAGE;
        after = read.isEmpty() ? after : Optional.of(read.get(read.size() - 1).deviceId());
        page = read.iterator();
      }
      return page.hasNext();
    }

    @Override
    public InternalRow next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      Device device = page.next();
      Object[] values = new Object[columns.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = value(device, columns[i]);
      }
      return new GenericInternalRow(values);
    }
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
