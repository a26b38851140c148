package io.energyiot.formats.parquet;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The metadata at the end of a file: schema, row groups, properties. */
final class ParquetFooter {
  private static final int FORMAT_VERSION = 1;

  private ParquetFooter() {}

  static byte[] of(
      List<ParquetColumn<?>> columns,
      List<List<ParquetChunk>> groups,
      Map<String, String> properties) {
    ThriftWriter thrift = new ThriftWriter();
    thrift.i32(1, FORMAT_VERSION).list(2, ThriftWriter.STRUCT, columns.size() + 1);
    thrift.begin().string(4, "readings").i32(5, columns.size()).end();
    columns.forEach(column -> column.field().writeTo(thrift));
    thrift.i64(3, groups.stream().mapToLong(ParquetFooter::rows).sum());
    thrift.list(4, ThriftWriter.STRUCT, groups.size());
    groups.forEach(group -> writeGroup(thrift, group));
    if (!properties.isEmpty()) {
      thrift.list(5, ThriftWriter.STRUCT, properties.size());
      new TreeMap<>(properties)
          .forEach((name, value) -> thrift.begin().string(1, name).string(2, value).end());
    }
    thrift.string(6, "energy-iot").list(7, ThriftWriter.STRUCT, columns.size());
    columns.forEach(column -> writeOrder(thrift));
    return thrift.end().toBytes();
  }

  private static long rows(List<ParquetChunk> group) {
    return group.get(0).rows();
  }

  private static void writeGroup(ThriftWriter thrift, List<ParquetChunk> group) {
    thrift.begin().list(1, ThriftWriter.STRUCT, group.size());
    group.forEach(chunk -> chunk.writeTo(thrift));
    thrift.i64(2, group.stream().mapToLong(ParquetChunk::plainBytes).sum());
    thrift.i64(3, rows(group)).end();
  }

  /**
   * Declares that statistics use the order defined by a column's type; readers trust no other
   * order.
   */
  private static void writeOrder(ThriftWriter thrift) {
    thrift.begin().struct(1).end().end();
  }
}
