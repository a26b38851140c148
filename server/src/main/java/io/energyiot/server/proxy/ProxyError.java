package io.energyiot.server.proxy;

import io.energyiot.model.error.ErrorCode;

/** The ways in which the proxy refuses a request, by the numbers that its clients know. */
enum ProxyError {
  /** The body can't be read, or is not JSON. */
  BODY_UNREADABLE(400, 400),
  /** The identity sees only some devices, and the topic is not that of readings. */
  FORBIDDEN(403, 40301),
  /** No topic has this name. */
  TOPIC_UNKNOWN(404, 40401),
  /** The topic has no such partition. */
  PARTITION_UNKNOWN(404, 40402),
  /** The body comes too slowly. */
  TOO_SLOW(408, 408),
  /** A schema can't be registered or looked up. */
  SCHEMA_LOOKUP_FAILED(408, 40801),
  /** The body is over its limit. */
  TOO_LARGE(413, 413),
  /** The proxy does not take this media type. */
  MEDIA_TYPE_UNSUPPORTED(415, 415),
  /** The JSON is not a request. */
  REQUEST_INVALID(422, 422),
  /** There is no schema for the keys in Avro. */
  KEY_SCHEMA_MISSING(422, 42201),
  /** There is no schema for the values in Avro. */
  VALUE_SCHEMA_MISSING(422, 42202),
  /** A key or value does not fit its schema. */
  CONVERSION_FAILED(422, 42203),
  /** A schema is not valid, or the schema registry refuses it. */
  SCHEMA_INVALID(422, 42205),
  /** Too much is on its way; send it again. */
  OVERLOADED(429, 429),
  /** Kafka refuses, and would refuse again. */
  KAFKA_FAILED(500, 50002),
  /** Kafka, or the store of the device registry, does not answer; send it again. */
  KAFKA_UNAVAILABLE(500, 50003);

  private final int status;
  private final int code;

  ProxyError(int status, int code) {
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  int code() {
    return code;
  }

  /** Returns what one of our errors is for a client of the proxy. */
  static ProxyError of(ErrorCode code) {
    return switch (code) {
      case SCOPE_REFUSED -> FORBIDDEN;
      case SCHEMA_INVALID -> SCHEMA_INVALID;
      case SCHEMA_UNKNOWN, SCHEMA_UNSUPPORTED, REGISTRY_UNAVAILABLE -> SCHEMA_LOOKUP_FAILED;
      case BODY_TOO_SLOW -> TOO_SLOW;
      case TOO_LARGE -> TOO_LARGE;
      case MEDIA_TYPE_UNSUPPORTED -> MEDIA_TYPE_UNSUPPORTED;
      case OVERLOADED, RATE_LIMITED -> OVERLOADED;
      case KAFKA_UNAVAILABLE, CASSANDRA_UNAVAILABLE -> KAFKA_UNAVAILABLE;
      case CONTENT_INVALID -> BODY_UNREADABLE;
      default -> KAFKA_FAILED;
    };
  }
}
