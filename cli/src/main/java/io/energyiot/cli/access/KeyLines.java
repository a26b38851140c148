package io.energyiot.cli.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** API keys in words. */
final class KeyLines {
  private KeyLines() {}

  /** What a new key is good for. */
  static String created(JsonNode key) {
    return "key %s of %s has the roles %s for %s, and %s"
        .formatted(
            text(key, "id"),
            text(key, "name"),
            list(key.path("roles")),
            list(key.path("scope")).equals("*") ? "all devices" : list(key.path("scope")),
            key.has("expires") ? "expires " + seconds(key, "expires") : "does not expire");
  }

  /** A line of a list. */
  static String listed(JsonNode key, Instant now) {
    return "%s  %-24s  %-20s  %-20s  %s, %s"
        .formatted(
            text(key, "id"),
            text(key, "name"),
            list(key.path("roles")),
            list(key.path("scope")),
            state(key, now),
            key.has("last_used") ? "last used " + seconds(key, "last_used") : "never used");
  }

  private static String state(JsonNode key, Instant now) {
    if (key.has("revoked")) {
      return "revoked " + seconds(key, "revoked");
    }
    if (!key.has("expires")) {
      return "does not expire";
    }
    boolean over = !Instant.parse(text(key, "expires")).isAfter(now);
    return (over ? "has expired " : "expires ") + seconds(key, "expires");
  }

  private static String list(JsonNode texts) {
    List<String> all = new ArrayList<>();
    texts.forEach(each -> all.add(each.asText()));
    return String.join(",", all);
  }

  private static String seconds(JsonNode key, String field) {
    return Instant.parse(text(key, field)).truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static String text(JsonNode key, String field) {
    return key.path(field).asText();
  }
}
