package io.energyiot.server.readings;

import io.energyiot.formats.csv.CsvOptions;
import java.util.Locale;

/**
 * What a request says about its body.
 *
 * @param kind the form of the readings
 * @param encoding the {@code Content-Encoding}; null if there is none
 * @param csv what CSV does not say itself
 */
record BodyForm(Kind kind, String encoding, CsvOptions csv) {
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
