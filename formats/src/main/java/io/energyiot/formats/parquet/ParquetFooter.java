package io.energyiot.formats.parquet;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The metadata at the end of a file: schema, row groups, properties. */
final class ParquetFooter {
  private static final int FORMAT_VERSION = 1;

  private ParquetFooter() {}

  static byte[] of(
      List<ParquetColumn> columns,
      List<List<ParquetColumn.Chunk>> groups,
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
    return thrift.string(6, "energy-iot").end().toBytes();
  }

  private static long rows(List<ParquetColumn.Chunk> group) {
    return group.get(0).rows();
  }

  private static void writeGroup(ThriftWriter thrift, List<ParquetColumn.Chunk> group) {
    thrift.begin().list(1, ThriftWriter.STRUCT, group.size());
    for (ParquetColumn.Chunk chunk : group) {
      thrift.begin().i64(2, chunk.offset()).struct(3);
      writeChunk(thrift, chunk);
      thrift.end().end();
    }
    thrift.i64(2, group.stream().mapToLong(ParquetColumn.Chunk::plainBytes).sum());
    thrift.i64(3, rows(group)).end();
  }

  /** The fields of a ColumnMetaData. */
  private static void writeChunk(ThriftWriter thrift, ParquetColumn.Chunk chunk) {
    thrift
        .i32(1, chunk.field().type().number)
        .list(2, ThriftWriter.I32, 2)
        .element(ParquetColumn.PLAIN)
        .element(ParquetColumn.RLE)
        .list(3, ThriftWriter.BINARY, 1)
        .element(chunk.field().name())
        .i32(4, ParquetColumn.ZSTD)
        .i64(5, chunk.rows())
        .i64(6, chunk.plainBytes())
        .i64(7, chunk.packedBytes())
        .i64(9, chunk.offset());
  }
}
