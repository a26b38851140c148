package io.energyiot.client.reading;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The fields of a range before and after its readings. */
final class HeadFields {
  private final Map<String, String> texts = new HashMap<>();
  private Completeness completeness;

  /** Returns the fields of a channel in a list, with those outside of the list. */
  HeadFields inner() {
    HeadFields inner = new HeadFields();
    inner.texts.putAll(texts);
    return inner;
  }

  /** Takes the field at whose value {@code json} stands; skips unknown fields. */
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
