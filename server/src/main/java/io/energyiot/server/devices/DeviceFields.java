package io.energyiot.server.devices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.energyiot.model.Quoted;
import io.energyiot.model.device.Device;
import io.energyiot.model.device.DeviceBuilder;
import io.energyiot.model.device.DeviceField;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Map;

/** Reads a device from the JSON that a client sends. */
final class DeviceFields {
  /** A field of answers that is ignored, so that clients need not remove it. */
  private static final String UPDATED = "updated";

  /** No degrees have so many decimals, or zeros at their end. */
  private static final int MAX_SCALE = 100;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private DeviceFields() {}

  /**
   * Reads the device that {@code body} describes.
   *
   * @param deviceId its id, which the body need not repeat
   * @throws BrokenRuleException that names the field and its rule
   */
  static Device read(String deviceId, InputStream body) throws IOException {
    DeviceBuilder device = new DeviceBuilder().set(DeviceField.DEVICE_ID, deviceId);
    for (Map.Entry<String, JsonNode> each : object(body).properties()) {
      if (!each.getKey().equals(UPDATED)) {
        set(device, deviceId, field(each.getKey()), each.getValue());
      }
    }
    return device.build();
  }

  private static JsonNode object(InputStream body) throws IOException {
    try {
      JsonNode read = MAPPER.readTree(body);
      if (read.isObject()) {
        return read;
      }
    } catch (JsonProcessingException e) {
      throw invalid(null, "the body is not JSON: " + e.getOriginalMessage());
    }
    throw invalid(null, "the body must be a JSON object with the fields of a device");
  }

  private static DeviceField field(String name) {
    return DeviceField.of(name)
        .orElseThrow(
            () ->
                new BrokenRuleException(
                    ErrorCode.FIELD_UNKNOWN, name, "a device has no field " + Quoted.of(name)));
  }

  private static void set(
      DeviceBuilder device, String deviceId, DeviceField field, JsonNode value) {
    boolean degrees = field == DeviceField.LATITUDE || field == DeviceField.LONGITUDE;
    if (!value.isNull() && !(degrees ? value.isNumber() : value.isTextual())) {
      throw invalid(
          field.text(),
          field.text() + " is a " + (degrees ? "number" : "string") + " or null, not " + value);
    }
    String text = text(value);
    if (field != DeviceField.DEVICE_ID) {
      device.set(field, text);
    } else if (!deviceId.equals(text)) {
      throw new BrokenRuleException(
          ErrorCode.DEVICE_ID_INVALID,
          field.text(),
          "device_id must be that of the address, %s; it is %s"
              .formatted(Quoted.of(deviceId), Quoted.of(text)));
    }
  }

  private static String text(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    return value.isNumber() ? text(value.decimalValue()) : value.textValue();
  }

  /** All its digits, unless these are so many that they would fill the memory: 1e999999999. */
  private static String text(BigDecimal number) {
    return Math.abs((long) number.scale()) > MAX_SCALE ? number.toString() : number.toPlainString();
  }

  private static BrokenRuleException invalid(String field, String detail) {
    return new BrokenRuleException(ErrorCode.JSON_INVALID, field, detail);
  }
}
