package io.energyiot.server.openapi;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * How all parameters of a name are described, at any address.
 *
 * @param description the meaning
 * @param example a good value
 * @param values all values; empty if there are infinitely many
 */
record ParameterForm(String description, String example, List<Object> values) {
  private static final String TIME =
      "a date (the start of that day in the zone), a local time, or an instant; a local time that"
          + " the clock skips or shows twice is refused";

  private static final Map<String, ParameterForm> BY_NAME =
      Map.ofEntries(
          form("device_id", "1 to 64 characters, percent-encoded", "MTR1"),
          form("from", TIME, "2026-01-01"),
          form("to", TIME + "; not included", "2026-02-01"),
          form("zone", "an IANA zone; the storage zone, if not set", "Europe/Berlin"),
          form("channel", "a channel of the device", "KWH"),
          form("as_of", "leaves out what was learned after this time", "2026-02-01T00:00:00Z"),
          form("since", TIME, "2026-01-31"),
          form("day", "a date in the storage zone", "2026-01-15"),
          form("period", "ISO 8601, by the zone's calendar", "P1M"),
          form("cursor", "next_cursor of the previous page", "AAECAw"),
          form("limit", "the largest number of entries", "100"),
          form("after", "begins after this name", "MTR1"),
          form("group", "all, or region:, tariff: or feeder: and a name", "region:North"),
          form("region", "as in the device registry, matched exactly", "mitte"),
          form("tariff", "as in the device registry, matched exactly", "H0"),
          form("feeder", "as in the device registry, matched exactly", "F-17"),
          form("customer", "as in the device registry, matched exactly", "C-4711"),
          form("bbox", "west,south,east,north in degrees; west may be over east", "13,52,14,53"),
          form("near", "latitude,longitude in degrees", "52.52,13.405"),
          form("radius", "metres around near, at most 20100000", "500"),
          form("interval", "the length of intervals in CSV; PT15M, if not set", "PT15M"),
          form("id", "of the load", "8cb11000-fe48-11f0-8001-0123456789ab"),
          form("key_id", "of the API key", "k3x9q7ab"),
          form("subject", "the name of an API key, or the subject of a token", "warehouse"),
          form("device", "the id of a device", "MTR1"),
          form(
              "operation",
              "a method and a path of this API",
              "GET /v1/devices/{device_id}/readings"),
          form("topic", "of Kafka", "meter_readings"),
          form("partition", "of the topic, from 0", "0"),
          form("Content-Length", "of the body as it is sent, bytes", "120"),
          form("Idempotency-Key", "visible ASCII characters that name the request", "2f1b8e7c"),
          form("Content-Encoding", "of the body", "gzip", "gzip", "zstd", "identity"),
          form("order", "of the starts", "asc", "asc", "desc"),
          form("format", "in place of Accept", "csv", "json", "ndjson", "csv", "parquet"),
          form("fill", "buckets without values", "null", "null", "none", "zero"),
          form("compare", "the time to compare with", "year", "previous", "year"),
          form(
              "quality",
              "readings of these qualities only",
              "actual",
              "actual",
              "estimated",
              "substituted",
              "missing"),
          form(
              "finding",
              "what was found",
              "silent",
              "silent",
              "no_values",
              "gaps",
              "estimated",
              "negative",
              "stuck",
              "zero"),
          form(
              "by",
              "the length of buckets",
              "day",
              "quarter-hour",
              "hour",
              "day",
              "week",
              "month",
              "quarter",
              "year",
              "none"));

  private static Map.Entry<String, ParameterForm> form(
      String name, String description, String example, Object... values) {
    return Map.entry(name, new ParameterForm(description, example, List.of(values)));
  }

  /** Completes the description of a parameter; its own description is kept. */
  static void complete(Parameter parameter) {
    if (parameter.getSchema() == null) {
      parameter.setSchema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
    }
    ParameterForm form = BY_NAME.get(parameter.getName());
    if (form == null) {
      return;
    }
    if (parameter.getDescription() == null) {
      parameter.setDescription(form.description);
    }
    if (parameter.getExample() == null) {
      parameter.setExample(form.example);
    }
    Schema one =
        parameter.getSchema().getItems() == null
            ? parameter.getSchema()
            : parameter.getSchema().getItems();
    if (!form.values.isEmpty() && one.getEnumeration() == null) {
      one.setEnumeration(form.values);
    }
  }
}
