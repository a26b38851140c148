package io.energyiot.server.proxy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Records for a topic, as JSON. They are read one by one, so a request needs about as much memory
 * as it is long.
 *
 * @param key the schema of keys, as the request names it
 * @param value the schema of values, as the request names it
 * @param records in order, at least one
 */
record ProduceRequest(Named key, Named value, List<ProxyRecord> records) {
  /** The longest text, characters; more than a topic takes. */
  private static final int LONGEST_TEXT = 4 << 20;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
          .build();

  /**
   * A schema by number or by text.
   *
   * @param id null if it is not given
   * @param schema null if it is not given
   */
  record Named(Integer id, String schema) {}

  /**
   * Reads a request.
   *
   * @param max the largest number of records
   * @throws ProxyException if the body is not a request
   */
  static ProduceRequest read(InputStream body, int max) throws IOException {
    try (JsonParser parser = JSON.createParser(body)) {
      return new Reader(parser, max).read();
    } catch (JsonProcessingException e) {
      throw new ProxyException(ProxyError.BODY_UNREADABLE, "not JSON: " + e.getOriginalMessage());
    }
  }

  /** Reads a request in one pass. */
  private static final class Reader {
    private final JsonParser parser;
    private final int max;
    private final JsonCopy copy = new JsonCopy(JSON);
    private final Set<String> seen = new HashSet<>();
    private final List<ProxyRecord> items = new ArrayList<>();
    private Integer keyId;
    private Integer valueId;
    private String keySchema;
    private String valueSchema;

    Reader(JsonParser parser, int max) {
      this.parser = parser;
      this.max = max;
    }

    ProduceRequest read() throws IOException {
      checkObject(parser.nextToken(), "a request");
      while (next() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        checkOnce(seen, name);
        next();
        switch (name) {
          case "key_schema" -> keySchema = text(name);
          case "value_schema" -> valueSchema = text(name);
          case "key_schema_id" -> keyId = integer(name);
          case "value_schema_id" -> valueId = integer(name);
          case "records" -> readRecords();
          default -> throw invalid("Unrecognized field: " + name);
        }
      }
      if (parser.nextToken() != null) {
        throw new ProxyException(ProxyError.BODY_UNREADABLE, "not JSON: more follows the request");
      }
      if (items.isEmpty()) {
        throw recordCount();
      }
      return new ProduceRequest(
          new Named(keyId, keySchema), new Named(valueId, valueSchema), items);
    }

    private JsonToken next() throws IOException {
      JsonToken token = parser.nextToken();
      if (token == null) {
        throw new ProxyException(ProxyError.BODY_UNREADABLE, "not JSON: it ends too early");
      }
      return token;
    }

    private void readRecords() throws IOException {
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        throw recordCount();
      }
      while (next() != JsonToken.END_ARRAY) {
        if (items.size() == max) {
          throw recordCount(); // nothing else is read
        }
        items.add(readItem());
      }
    }

    private ProxyException recordCount() {
      return invalid("records must be an array of 1 to " + max + " records");
    }

    private ProxyRecord readItem() throws IOException {
      checkObject(parser.currentToken(), "a record");
      byte[] key = null;
      byte[] value = null;
      Integer partition = null;
      boolean tooLong = false;
      Set<String> fields = new HashSet<>(4);
      while (next() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        checkOnce(fields, name);
        JsonToken token = next();
        switch (name) {
          case "partition" -> partition = integer(name);
          case "key", "value" -> {
            byte[] part = token == JsonToken.VALUE_NULL ? null : copy.copy(parser);
            tooLong |= part == null && token != JsonToken.VALUE_NULL;
            if (name.equals("key")) {
              key = part;
            } else {
              value = part;
            }
          }
          default -> throw invalid("Unrecognized field: " + name);
        }
      }
      return new ProxyRecord(key, value, partition, tooLong);
    }

    private static void checkObject(JsonToken token, String what) {
      if (token != JsonToken.START_OBJECT) {
        throw invalid(what + " must be a JSON object");
      }
    }

    private static void checkOnce(Set<String> known, String name) {
      if (!known.add(name)) {
        throw new ProxyException(
            ProxyError.BODY_UNREADABLE, "not JSON: Duplicate field '" + name + "'");
      }
    }

    private String text(String field) throws IOException {
      JsonToken token = parser.currentToken();
      if (token == JsonToken.VALUE_NULL) {
        return null;
      }
      if (token != JsonToken.VALUE_STRING) {
        throw invalid(field + " must be a text");
      }
      return parser.getText();
    }

    private Integer integer(String field) throws IOException {
      JsonToken token = parser.currentToken();
      if (token == JsonToken.VALUE_NULL) {
        return null;
      }
      if (token != JsonToken.VALUE_NUMBER_INT
          || parser.getNumberType() != JsonParser.NumberType.INT) {
        throw invalid(field + " must be a whole number");
      }
      return parser.getIntValue();
    }

    private static ProxyException invalid(String message) {
      return new ProxyException(ProxyError.REQUEST_INVALID, message);
    }
  }
}
