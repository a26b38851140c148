package io.energyiot.server.proxy;

import io.energyiot.formats.avro.SchemaText;
import io.energyiot.ingest.registry.SchemaRegistry;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.proxy.ProduceRequest.Named;
import java.util.Objects;
import org.apache.avro.Schema;

/**
 * Makes the bytes of the keys and the values of one request.
 *
 * @param keys not used if no record has a key
 * @param values not used if no record has a value
 */
record Serializers(Serializer keys, Serializer values) {

  /**
   * Returns the serializers of a request, and registers the schemas in it.
   *
   * @throws ProxyException if a schema is missing
   * @throws EnergyException with {@link ErrorCode#SCHEMA_INVALID}, {@link ErrorCode#SCHEMA_UNKNOWN}
   *     or {@link ErrorCode#REGISTRY_UNAVAILABLE}
   */
  static Serializers of(
      RecordForm.Kind kind, String topic, ProduceRequest request, SchemaRegistry registry) {
    return switch (kind) {
      case BINARY -> new Serializers(Serializer.BASE64, Serializer.BASE64);
      case JSON -> new Serializers(Serializer.JSON, Serializer.JSON);
      case AVRO -> avro(topic, request, registry);
    };
  }

  private static Serializers avro(String topic, ProduceRequest request, SchemaRegistry registry) {
    boolean hasKeys = request.records().stream().map(ProxyRecord::key).anyMatch(Objects::nonNull);
    boolean hasValues =
        request.records().stream().map(ProxyRecord::value).anyMatch(Objects::nonNull);
    check(hasKeys, request.key(), ProxyError.KEY_SCHEMA_MISSING, "keys", "key_schema");
    check(hasValues, request.value(), ProxyError.VALUE_SCHEMA_MISSING, "values", "value_schema");
    return new Serializers(
        avro(topic + "-key", request.key(), registry),
        avro(topic + "-value", request.value(), registry));
  }

  private static void check(
      boolean needed, Named schema, ProxyError missing, String what, String field) {
    if (needed && schema.id() == null && schema.schema() == null) {
      throw new ProxyException(
          missing,
          "Request includes "
              + what
              + " and uses a format that requires schemas, but does not include the "
              + field
              + " or "
              + field
              + "_id fields");
    }
  }

  private static Serializer avro(String subject, Named named, SchemaRegistry registry) {
    if (named.id() != null) {
      return new AvroSerializer(named.id(), registry.schema(named.id()));
    }
    if (named.schema() == null) {
      return Serializer.JSON; // nothing is serialized, and no schema named
    }
    Schema schema = SchemaText.parse(named.schema());
    return new AvroSerializer(registry.register(subject, schema), schema);
  }
}
