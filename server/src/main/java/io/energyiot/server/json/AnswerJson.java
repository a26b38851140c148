package io.energyiot.server.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.energyiot.model.Series;
import io.energyiot.model.Unit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;

/** Writes answers as JSON: snake_case names, decimals in full, nothing rounded. */
public final class AnswerJson {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private AnswerJson() {}

  /** Writes the fields of an answer. */
  public interface Fields {
    /** Writes to {@code json}, which is within an object. */
    void write(JsonGenerator json) throws IOException;
  }

  /**
   * An object with the fields that {@code fields} writes.
   *
   * @param size about how many bytes it takes
   */
  public static byte[] object(int size, Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** The fields that say whose values an answer has. */
  public static void writeSeries(JsonGenerator json, Series series) throws IOException {
    json.writeStringField("device_id", series.deviceId());
    json.writeStringField("channel", series.channel().name());
    json.writeStringField("unit", series.channel().unit().map(Unit::text).orElse(null));
  }

  /** A decimal with all its digits, or null. */
  public static void writeDecimal(JsonGenerator json, String name, BigDecimal value)
      throws IOException {
    json.writeFieldName(name);
    if (value == null) {
      json.writeNull();
    } else {
      json.writeNumber(value);
    }
  }
}
