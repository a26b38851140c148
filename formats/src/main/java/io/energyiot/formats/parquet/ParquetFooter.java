package io.energyiot.formats.parquet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.format.ColumnOrder;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.TypeDefinedOrder;
import org.apache.parquet.format.Util;

/** The metadata at the end of a file: schema, row groups, properties. */
final class ParquetFooter {
  private static final int FORMAT_VERSION = 1;

  private ParquetFooter() {}

  static byte[] of(
      List<ParquetColumn<?>> columns, List<RowGroup> groups, Map<String, String> properties)
      throws IOException {
    List<SchemaElement> schema = new ArrayList<>();
    schema.add(new SchemaElement("readings").setNum_children(columns.size()));
    columns.forEach(column -> schema.add(column.field().element()));
    long rows = groups.stream().mapToLong(RowGroup::getNum_rows).sum();
    FileMetaData data = new FileMetaData(FORMAT_VERSION, schema, rows, groups);
    data.setCreated_by("energy-iot");
    // Readers trust statistics only if the file says that they are in the order of the type.
    data.setColumn_orders(
        Collections.nCopies(columns.size(), ColumnOrder.TYPE_ORDER(new TypeDefinedOrder())));
    new TreeMap<>(properties)
        .forEach((name, value) -> data.addToKey_value_metadata(new KeyValue(name).setValue(value)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Util.writeFileMetaData(data, bytes);
    return bytes.toByteArray();
  }
}
