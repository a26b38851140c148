package io.energyiot.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where a command's results go: to standard output, as lines for people or as one JSON document.
 * Progress and notices go to standard error, so that results can be piped.
 */
public final class Output {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(new SimpleModule().addSerializer(Path.class, new ToStringSerializer()))
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final PrintWriter out;
  private final boolean json;

  /**
   * Writes to {@code out}.
   *
   * @param json whether results are wanted as JSON; lines are left out then
   */
  public Output(PrintWriter out, boolean json) {
    this.out = out;
    this.json = json;
  }

  /** A line for people, formatted as by {@link String#format} with points as decimal marks. */
  public void line(String format, Object... values) {
    if (!json) {
      out.println(String.format(Locale.ROOT, format, values));
      out.flush();
    }
  }

  /** The result as JSON, if that is wanted. Records become objects with snake_case names. */
  public void result(Object result) {
    if (json) {
      out.println(json(result));
      out.flush();
    }
  }

  /** A result as JSON, with snake_case names. */
  public static String json(Object result) {
    try {
      return MAPPER.writeValueAsString(result);
    } catch (JsonProcessingException e) {
      throw new EnergyException(ErrorCode.INTERNAL, "a result can't be written as JSON", e);
    }
  }

  /** A result as a tree, with snake_case names. */
  public static JsonNode tree(Object result) {
    return MAPPER.valueToTree(result);
  }

  /** Reads JSON that the server sent, decimals with all their digits. */
  public static JsonNode parse(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (java.io.IOException e) {
      throw new EnergyException(
          ErrorCode.SERVER_UNAVAILABLE, "the server's answer is not JSON: " + e.getMessage(), e);
    }
  }
}
