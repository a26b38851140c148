package io.energyiot.server.proxy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * Copies a part of a document as compact JSON, token by token, without building a tree. Keeps
 * nothing of a part that is too long. Numbers keep their digits. For use by one thread.
 */
final class JsonCopy {
  /** The longest part that is kept, bytes; more than a topic takes. */
  static final int LONGEST = 2 << 20;

  private final JsonFactory factory;
  private final Deque<Set<String>> names = new ArrayDeque<>();

  JsonCopy(JsonFactory factory) {
    this.factory = factory;
  }

  /**
   * Copies the part at which the parser is, and leaves the parser at its last token.
   *
   * @return null if it is longer than {@link #LONGEST}
   * @throws ProxyException if an object has a field twice
   */
  byte[] copy(JsonParser parser) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    names.clear();
    int depth = 0;
    boolean kept = true;
    try (JsonGenerator json = factory.createGenerator(bytes)) {
      for (JsonToken token = parser.currentToken(); ; token = parser.nextToken()) {
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (kept) {
          write(token, parser, json);
          kept = bytes.size() + json.getOutputBuffered() <= LONGEST;
        }
        if (depth == 0) {
          break;
        }
        if (!kept) {
          bytes.reset();
        }
      }
      json.flush();
    }
    return kept && bytes.size() <= LONGEST ? bytes.toByteArray() : null;
  }

  private void write(JsonToken token, JsonParser parser, JsonGenerator json) throws IOException {
    switch (token) {
      case FIELD_NAME -> {
        if (!names.element().add(parser.currentName())) {
          throw new ProxyException(
              ProxyError.BODY_UNREADABLE,
              "not JSON: Duplicate field '" + parser.currentName() + "'");
        }
        json.writeFieldName(parser.currentName());
      }
      case VALUE_STRING ->
          json.writeString(
              parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
      case VALUE_NUMBER_INT -> json.writeNumber(parser.getText());
      case VALUE_NUMBER_FLOAT -> json.writeNumber(parser.getDecimalValue());
      case START_OBJECT -> {
        names.push(new HashSet<>());
        json.writeStartObject();
      }
      case END_OBJECT -> {
        names.pop();
        json.writeEndObject();
      }
      default -> json.copyCurrentEvent(parser);
    }
  }
}
