package io.energyiot.server.openapi;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Adds what the annotations of records can't say: the fields that an object always has, which tell
 * one kind from another.
 */
final class AnswerSchemas {
  private static final Map<String, List<String>> REQUIRED =
      Map.ofEntries(
          Map.entry(
              "Readings",
              List.of("device_id", "channel", "zone", "from", "to", "completeness", "readings")),
          Map.entry("ReadingsOfChannels", List.of("device_id", "zone", "from", "to", "channels")),
          Map.entry("ReadingsOfChannel", List.of("channel", "completeness", "readings")),
          Map.entry("Completeness", List.of("expected", "present", "by_quality", "missing")),
          Map.entry("Value", List.of("start", "end", "value", "quality")),
          Map.entry("History", List.of("device_id", "channel", "zone", "from", "to", "intervals")),
          Map.entry(
              "Usage",
              List.of(
                  "device_id",
                  "channel",
                  "zone",
                  "from",
                  "to",
                  "by",
                  "completeness",
                  "total",
                  "buckets")),
          Map.entry("Devices", List.of("devices")),
          Map.entry("Device", List.of("device_id")),
          Map.entry("Loads", List.of("loads")),
          Map.entry("Load", List.of("id", "state", "started", "totals")),
          Map.entry("Erased", List.of("device_id", "erased_until", "registered", "channels")),
          Map.entry("ApiKeys", List.of("keys")),
          Map.entry("ApiKey", List.of("id", "name", "roles", "scope", "created_by", "created")),
          Map.entry("AuditEntries", List.of("entries")),
          Map.entry(
              "AuditEntry",
              List.of(
                  "at",
                  "operation",
                  "result",
                  "requests",
                  "readings",
                  "day",
                  "chain",
                  "sequence",
                  "hash")),
          Map.entry("AuditedDevices", List.of("count")),
          Map.entry("NewApiKey", List.of("name", "roles")),
          Map.entry("Identity", List.of("subject", "roles", "scope", "address")),
          Map.entry("ReadingsReceipt", List.of("accepted", "rejected")),
          Map.entry("DeviceReceipt", List.of("accepted", "rejected")),
          Map.entry("ReadingsQuery", List.of("device_ids", "from", "to")),
          Map.entry("Problem", List.of("type", "title", "status", "detail", "code")));

  private AnswerSchemas() {}

  static void complete(Map<String, Schema> schemas) {
    REQUIRED.forEach(
        (name, fields) -> {
          if (schemas.containsKey(name)) {
            schemas.get(name).setRequired(fields);
          }
        });
    for (String sent : List.of("Reading", "CompactReadings", "ReadingsQuery", "NewApiKey")) {
      schemas
          .get(sent)
          .setAdditionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
    }
    schemas.values().forEach(AnswerSchemas::letNullBe);
    schemas.get("ReadingsQuery").addProperty("channels", channels());
  }

  /** Removes the type beside anyOf, which would refuse the null that anyOf allows. */
  private static void letNullBe(Schema schema) {
    if (schema.getProperties() != null) {
      schema.getProperties().values().stream()
          .filter(field -> field.getAnyOf() != null)
          .forEach(field -> field.setType(null));
    }
  }

  private static Schema channels() {
    Schema one = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    Schema list = OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(one);
    return OASFactory.createSchema()
        .description("a list, or * for all; KWH, if not set")
        .addOneOf(list)
        .addOneOf(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
  }
}
