package io.energyiot.client.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.InputStream;

/** JSON as the server writes it: snake_case, decimals with all their digits, times with offset. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private Json() {}

  static JsonNode tree(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (IOException e) {
      throw notJson(e);
    }
  }

  /** Returns a body as a record, without the fields that the record does not have. */
  public static <T> T value(byte[] body, Class<T> type) {
    try {
      return MAPPER.readValue(body, type);
    } catch (IOException e) {
      throw notJson(e);
    }
  }

  /** Returns a parser of a body that reads values as {@link #value} does. */
  public static JsonParser parser(InputStream body) throws IOException {
    return MAPPER.createParser(body);
  }

  /** Returns a value as it is sent. */
  public static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new EnergyException(ErrorCode.INTERNAL, "a value can't be written as JSON", e);
    }
  }

  /** Returns the failure of an answer that is not the JSON that was expected. */
  public static EnergyException notJson(IOException e) {
    return new EnergyException(
        ErrorCode.SERVER_UNAVAILABLE, "the server's answer is not as agreed: " + e.getMessage(), e);
  }
}
