package io.energyiot.server.proxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Records to be put on a topic, as JSON.
 *
 * @param key what the request says of the schema of keys
 * @param value what it says of the schema of values
 * @param records in their order, at least one
 */
record ProduceRequest(Named key, Named value, List<Item> records) {
  private static final Set<String> FIELDS =
      Set.of("key_schema", "key_schema_id", "value_schema", "value_schema_id", "records");
  private static final Set<String> RECORD_FIELDS = Set.of("key", "value", "partition");

  /** Numbers keep their digits. */
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build()
          .reader();

  /**
   * A schema by number or by text.
   *
   * @param id null if it is not given
   * @param schema null if it is not given
   */
  record Named(Integer id, String schema) {}

  /**
   * One record.
   *
   * @param key null for none
   * @param value null for none
   * @param partition null if any will do
   */
  record Item(JsonNode key, JsonNode value, Integer partition) {}

  /**
   * Reads a request.
   *
   * @param most records
   * @throws ProxyException if it is none
   */
  static ProduceRequest read(InputStream body, int most) throws IOException {
    JsonNode root;
    try {
      root = READER.readTree(body);
    } catch (JsonProcessingException e) {
      throw new ProxyException(ProxyError.BODY_UNREADABLE, "not JSON: " + e.getOriginalMessage());
    }
    checkFields(root, FIELDS, "a request");
    JsonNode records = root.path("records");
    if (!records.isArray() || records.isEmpty() || records.size() > most) {
      throw invalid("records must be an array of 1 to " + most + " records");
    }
    List<Item> items = new ArrayList<>(records.size());
    records.forEach(record -> items.add(item(record)));
    return new ProduceRequest(named(root, "key_schema"), named(root, "value_schema"), items);
  }

  private static Item item(JsonNode record) {
    checkFields(record, RECORD_FIELDS, "a record");
    return new Item(present(record, "key"), present(record, "value"), integer(record, "partition"));
  }

  private static void checkFields(JsonNode node, Set<String> known, String what) {
    if (!node.isObject()) {
      throw invalid(what + " must be a JSON object");
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw invalid("Unrecognized field: " + name);
      }
    }
  }

  private static Named named(JsonNode root, String field) {
    JsonNode schema = present(root, field);
    if (schema != null && !schema.isTextual()) {
      throw invalid(field + " must be a text");
    }
    return new Named(integer(root, field + "_id"), schema == null ? null : schema.textValue());
  }

  private static Integer integer(JsonNode node, String field) {
    JsonNode number = present(node, field);
    if (number == null) {
      return null;
    }
    if (!number.isIntegralNumber() || !number.canConvertToInt()) {
      throw invalid(field + " must be a whole number");
    }
    return number.intValue();
  }

  private static JsonNode present(JsonNode node, String field) {
    JsonNode found = node.get(field);
    return found == null || found.isNull() ? null : found;
  }

  private static ProxyException invalid(String message) {
    return new ProxyException(ProxyError.REQUEST_INVALID, message);
  }
}
