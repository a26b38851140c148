package io.energyiot.server.readings;

import io.energyiot.formats.csv.CsvOptions;
import io.energyiot.model.Zones;
import java.util.Locale;

/**
 * The form of a body, as the request describes it.
 *
 * @param kind the form of the readings
 * @param encoding the {@code Content-Encoding}; null if there is none
 * @param csv what the CSV text does not say itself
 */
public record BodyForm(Kind kind, String encoding, CsvOptions csv) {

  /** Returns a text that is the same for forms in which the same bytes mean the same. */
  String meaning() {
    return "%s %s %s %d".formatted(kind, encoding, Zones.sharedName(csv.zone()), csv.interval());
  }

  /** The forms in which readings are taken. */
  public enum Kind {
    JSON,
    NDJSON,
    CSV;

    /** Returns the form of a media type; null means JSON. */
    static Kind of(String contentType) {
      String type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
      if (type.startsWith("text/csv")) {
        return CSV;
      }
      return type.contains("ndjson") ? NDJSON : JSON;
    }
  }
}
