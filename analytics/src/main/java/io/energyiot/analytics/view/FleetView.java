package io.energyiot.analytics.view;

import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.PrunedFilteredScan;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.StructType;

/**
 * A table that is computed while it is read. Makes rows in Spark's own form, which saves copying
 * each.
 */
abstract class FleetView extends BaseRelation implements PrunedFilteredScan {
  /** The type of values and sums; never a floating-point number. */
  static final DecimalType VALUE = DataTypes.createDecimalType(38, 18);

  private final SparkSession spark;
  private final StructType schema;

  FleetView(SparkSession spark, StructType schema) {
    this.spark = spark;
    this.schema = schema;
  }

  /** The rows that {@code filters}, which Spark applies again, let through, and perhaps others. */
  abstract RDD<InternalRow> rows(int[] columns, Filter[] filters);

  /** As Spark shows it in plans and messages, where the user knows it by another name. */
  @Override
  public final String toString() {
    return getClass().getSimpleName().replace("View", "").toLowerCase(Locale.ROOT);
  }

  @Override
  public final SQLContext sqlContext() {
    return spark.sqlContext();
  }

  @Override
  public final StructType schema() {
    return schema;
  }

  @Override
  public final boolean needConversion() {
    return false;
  }

  @Override
  @SuppressWarnings("unchecked") // so Spark wants it where needConversion() is false
  public final RDD<Row> buildScan(String[] requiredColumns, Filter[] filters) {
    int[] columns = Arrays.stream(requiredColumns).mapToInt(schema::fieldIndex).toArray();
    return (RDD<Row>) (RDD<?>) rows(columns, filters);
  }
}
