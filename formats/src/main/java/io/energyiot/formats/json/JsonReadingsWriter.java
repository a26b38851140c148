package io.energyiot.formats.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.energyiot.model.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Writes readings as the JSON that {@link JsonReader} reads. */
public final class JsonReadingsWriter {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private JsonReadingsWriter() {}

  /**
   * Returns readings as JSON in UTF-8: one as an object, several or none as an array. Times are in
   * UTC. Decimals have all their digits and no exponent. A missing value is left out.
   */
  public static byte[] of(List<Reading> readings) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(128 * readings.size());
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      boolean array = readings.size() != 1;
      if (array) {
        json.writeStartArray();
      }
      for (Reading reading : readings) {
        write(reading, json);
      }
      if (array) {
        json.writeEndArray();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory", e);
    }
    return bytes.toByteArray();
  }

  private static void write(Reading reading, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("device_id", reading.series().deviceId());
    json.writeStringField("channel", reading.series().channel().name());
    json.writeStringField("start", Instant.ofEpochMilli(reading.start()).toString());
    json.writeStringField("interval", Duration.ofSeconds(reading.interval()).toString());
    if (reading.value() != null) {
      json.writeNumberField("value", reading.value());
    }
    json.writeStringField("quality", reading.quality().text());
    json.writeEndObject();
  }
}
