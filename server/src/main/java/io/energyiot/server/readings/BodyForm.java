package io.energyiot.server.readings;

import io.energyiot.formats.csv.CsvOptions;
import io.energyiot.model.Zones;
import java.util.Locale;

/**
 * What a request says about its body.
 *
 * @param kind the form of the readings
 * @param encoding the {@code Content-Encoding}; null if there is none
 * @param csv what CSV does not say itself
 */
record BodyForm(Kind kind, String encoding, CsvOptions csv) {

  /** What the same bytes mean in this form: the same text if it is the same, in whatever words. */
  String meaning() {
    return "%s %s %s %d".formatted(kind, encoding, Zones.sharedName(csv.zone()), csv.interval());
  }

  /** The forms that readings are taken in. */
  enum Kind {
    JSON,
    NDJSON,
    CSV;

    /** The form of a media type that is served; null is JSON. */
    static Kind of(String contentType) {
      String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
      if (type.startsWith("text/csv")) {
        return CSV;
      }
      return type.contains("ndjson") ? NDJSON : JSON;
    }
  }
}
