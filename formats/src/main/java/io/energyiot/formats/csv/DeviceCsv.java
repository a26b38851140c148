package io.energyiot.formats.csv;

import io.energyiot.formats.DeviceSink;
import io.energyiot.formats.bytes.ByteLines;
import io.energyiot.model.Quoted;
import io.energyiot.model.device.DeviceBuilder;
import io.energyiot.model.device.DeviceField;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads devices from CSV, line by line and in bounded memory. The first line names the columns as
 * in JSON; only {@code device_id} is required. An empty field means that the attribute is unknown.
 * A bad line is rejected and the rest is read. Accepts UTF-8, LF or CRLF, and quotes as in RFC 4180
 * (but no line break in a field). For use by one thread, once.
 */
public final class DeviceCsv {
  private static final int LONGEST_LINE = 1 << 16;

  /**
   * A field of answers. Clients may send it back; it is ignored, since only the device registry
   * sets it.
   */
  private static final String UPDATED = "updated";

  private final ByteLines lines;
  private final DeviceSink sink;
  private final Fields fields = new Fields(',');
  private final List<Optional<DeviceField>> columns = new ArrayList<>();
  private Set<DeviceField> given = Set.of();

  private DeviceCsv(InputStream in, DeviceSink sink) {
    this.lines = new ByteLines(in, LONGEST_LINE);
    this.sink = sink;
  }

  /**
   * Reads a whole file.
   *
   * @param in read to its end, not closed
   * @throws EnergyException if the first line does not name known columns, {@code device_id} among
   *     them
   */
  public static void read(InputStream in, DeviceSink sink) throws IOException {
    DeviceCsv csv = new DeviceCsv(in, sink);
    csv.readHeader();
    csv.readDevices();
  }

  private void readHeader() throws IOException {
    if (!lines.next()) {
      throw wrongHeader(ErrorCode.FIELD_MISSING, "device_id", "the first line names the columns");
    }
    fields.split(lines.bytes(), lines.from(), lines.to());
    EnumSet<DeviceField> known = EnumSet.noneOf(DeviceField.class);
    for (int i = 0; i < fields.count(); i++) {
      Optional<DeviceField> column = column(fields.text(i));
      if (column.isPresent() && !known.add(column.get())) {
        throw wrongHeader(
            ErrorCode.COLUMNS_WRONG, fields.text(i), "a column name must occur only once");
      }
      columns.add(column);
    }
    require(DeviceField.DEVICE_ID, known.contains(DeviceField.DEVICE_ID));
    boolean latitude = known.contains(DeviceField.LATITUDE);
    boolean longitude = known.contains(DeviceField.LONGITUDE);
    require(DeviceField.LATITUDE, latitude || !longitude);
    require(DeviceField.LONGITUDE, longitude || !latitude);
    given = Collections.unmodifiableSet(known);
  }

  private static Optional<DeviceField> column(String name) {
    Optional<DeviceField> field = DeviceField.of(name);
    if (field.isEmpty() && !name.equals(UPDATED)) {
      throw wrongHeader(
          ErrorCode.FIELD_UNKNOWN,
          name,
          "the first line names fields of a device in small letters");
    }
    return field;
  }

  private static void require(DeviceField field, boolean met) {
    if (!met) {
      throw wrongHeader(ErrorCode.FIELD_MISSING, field.text(), "is needed");
    }
  }

  private static BrokenRuleException wrongHeader(ErrorCode code, String field, String rule) {
    return new BrokenRuleException(code, field, "column " + Quoted.of(field) + ": " + rule);
  }

  private void readDevices() throws IOException {
    while (lines.next()) {
      try {
        if (!lines.isBlank() || lines.isTooLong()) {
          readDevice();
        }
      } catch (BrokenRuleException e) {
        sink.reject(new Reject(lines.number(), e.field(), e.code(), e.getMessage(), lines.text()));
      }
    }
  }

  private void readDevice() {
    if (lines.isTooLong()) {
      throw new BrokenRuleException(
          ErrorCode.LINE_TOO_LONG, null, "a line has at most " + LONGEST_LINE + " bytes");
    }
    fields.split(lines.bytes(), lines.from(), lines.to());
    if (fields.count() != columns.size()) {
      throw new BrokenRuleException(
          ErrorCode.COLUMNS_WRONG,
          null,
          "a line must have %d columns, as the first line has; it has %d"
              .formatted(columns.size(), fields.count()));
    }
    DeviceBuilder device = new DeviceBuilder();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).isPresent()) {
        DeviceField field = columns.get(i).get();
        device.set(field, fields.utf8(i, field.text()));
      }
    }
    sink.device(device.build(), given);
  }
}
