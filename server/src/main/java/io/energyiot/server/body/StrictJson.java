package io.energyiot.server.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.parameter.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Reads a small JSON object into a record, whose components are its fields. A field that is
 * unknown, comes twice or has a value of another type is refused.
 */
public final class StrictJson<T> {
  private final ObjectReader reader;
  private final String what;
  private final UnaryOperator<String> rule;
  private final List<String> fields;

  /**
   * @param what the object is, for messages
   * @param rule returns for a field what its value must be, such as {@code is a text}
   */
  public StrictJson(Class<T> type, String what, UnaryOperator<String> rule) {
    this.reader = mapper().readerFor(type);
    this.what = what;
    this.rule = rule;
    this.fields = Stream.of(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  private static JsonMapper mapper() {
    return JsonMapper.builder()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfig(
            LogicalType.Textual,
            text ->
                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
        .build();
  }

  /**
   * Reads an object.
   *
   * @throws EnergyException with {@link ErrorCode#FIELD_UNKNOWN} or {@link ErrorCode#JSON_INVALID}
   */
  public T read(byte[] json) {
    try {
      T found = reader.readValue(json);
      if (found != null) {
        return found;
      }
    } catch (UnrecognizedPropertyException e) {
      String name = e.getPropertyName();
      throw new BrokenRuleException(
          ErrorCode.FIELD_UNKNOWN, name, Nearest.sentence("field", name, fields));
    } catch (JsonMappingException e) {
      throw wrong(e.getPath().isEmpty() ? null : e.getPath().get(0).getFieldName());
    } catch (JsonProcessingException e) {
      throw new EnergyException(
          ErrorCode.JSON_INVALID, what + " is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
    throw wrong(null);
  }

  /**
   * Returns the error of a value of another type.
   *
   * @param field null if it is the object as a whole
   */
  public BrokenRuleException wrong(String field) {
    return new BrokenRuleException(
        ErrorCode.JSON_INVALID,
        field,
        field == null
            ? what + " is an object with the fields " + fields
            : field + " " + rule.apply(field));
  }
}
