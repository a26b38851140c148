package io.energyiot.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** JSON as lines to compare: a line a token with its place and its very digits. */
final class JsonLines {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonLines() {}

  static List<String> of(byte[] json) {
    List<String> lines = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token != JsonToken.FIELD_NAME) {
          String quote = token == JsonToken.VALUE_STRING ? "'" : "";
          String place = parser.getParsingContext().pathAsPointer().toString();
          lines.add(place + " " + quote + parser.getText() + quote);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  /** The text of the value at {@code pointer}, without quotes; null if there is none. */
  static String at(byte[] json, String pointer) {
    return of(json).stream()
        .filter(line -> line.startsWith(pointer + " "))
        .map(line -> line.substring(pointer.length() + 1))
        .map(value -> value.startsWith("'") ? value.substring(1, value.length() - 1) : value)
        .findFirst()
        .orElse(null);
  }
}
