package io.energyiot.client.reading;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of a range that come before its readings, and after them. */
final class HeadFields {
  private final Map<String, String> texts = new HashMap<>();
  private Completeness completeness;

  /** Those of a channel in a list, which has what is outside of the list too. */
  HeadFields inner() {
    HeadFields inner = new HeadFields();
    inner.texts.putAll(texts);
    return inner;
  }

  /** Takes the field whose value {@code json} is at; passes over what it does not know. */
  void take(String name, JsonParser json) throws IOException {
    if (name.equals("completeness")) {
      completeness = json.readValueAs(Completeness.class);
    } else if (json.currentToken().isScalarValue()) {
      texts.put(name, json.getValueAsString());
    } else {
      json.skipChildren();
    }
  }

  Optional<String> cursor() {
    return Optional.ofNullable(texts.get("next_cursor"));
  }

  SeriesHead head() {
    return new SeriesHead(
        texts.get("device_id"),
        texts.get("channel"),
        texts.get("unit"),
        texts.get("zone"),
        time("from"),
        time("to"),
        time("as_of"),
        completeness);
  }

  private OffsetDateTime time(String name) {
    String text = texts.get(name);
    return text == null ? null : OffsetDateTime.parse(text);
  }
}
