package io.energyiot.server.proxy;

import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of a request's records, as its media type says.
 *
 * @param kind how keys and values are written
 * @param version 1 or 2, of the proxy's API
 */
record RecordForm(Kind kind, int version) {
  private static final Pattern SUBTYPE =
      Pattern.compile("vnd\\.kafka(?:\\.(binary|json|avro))?\\.v([12])\\+json");

  /** How keys and values are written. */
  enum Kind {
    /** Base64. */
    BINARY,
    /** JSON, which goes to the topic as it is. */
    JSON,
    /** Avro's JSON encoding, which goes to the topic as Avro. */
    AVRO
  }

  /** Reads a media type, which may be null. */
  static Optional<RecordForm> of(MediaType type) {
    if (type == null || !"application".equalsIgnoreCase(type.getType())) {
      return Optional.empty();
    }
    Matcher subtype = SUBTYPE.matcher(type.getSubtype().toLowerCase(Locale.ROOT));
    if (!subtype.matches()) {
      return Optional.empty();
    }
    String kind = subtype.group(1) == null ? "binary" : subtype.group(1);
    return Optional.of(
        new RecordForm(
            Kind.valueOf(kind.toUpperCase(Locale.ROOT)), Integer.parseInt(subtype.group(2))));
  }

  /** Returns the media type of the answer. */
  String answerType() {
    return "application/vnd.kafka.v" + version + "+json";
  }
}
