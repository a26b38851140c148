package io.energyiot.model.error;

/**
 * Every error that a user can meet. The constant's name is the {@code code} in JSON answers, in
 * rejects files and in logs, so it is never renamed.
 */
public enum ErrorCode {
  /** A device id is empty, over 64 characters, padded with blanks, or has control characters. */
  DEVICE_ID_INVALID(ErrorType.USER),
  /** A channel name is empty, over 32 characters, or has characters outside {@code A-Z0-9_.:*-}. */
  CHANNEL_INVALID(ErrorType.USER),
  /** An interval start is not a time, not in 1970..2199, or finer than a millisecond. */
  START_INVALID(ErrorType.USER),
  /** A local time that the zone skips when the clock goes forward. */
  START_IN_DST_GAP(ErrorType.USER),
  /** A local time that the clock shows twice, and nothing tells which of the two is meant. */
  START_AMBIGUOUS(ErrorType.USER),
  /** An interval length is not an ISO 8601 duration of whole seconds from PT1S to P366D. */
  INTERVAL_INVALID(ErrorType.USER),
  /** A value is not a decimal number of at most 38 digits. */
  VALUE_INVALID(ErrorType.USER),
  /** A reading has no value, but its quality is not {@code missing}; or it has both. */
  VALUE_MISSING(ErrorType.USER),
  /** A quality is none of the known names. */
  QUALITY_INVALID(ErrorType.USER),
  /** A row has another number of values than its day has intervals, or of qualities than values. */
  INTERVAL_COUNT_WRONG(ErrorType.USER),
  /** A required field is absent. */
  FIELD_MISSING(ErrorType.USER),
  /** A field that this version does not know; it may be a misspelt one. */
  FIELD_UNKNOWN(ErrorType.USER),
  /** A line has another number of columns than its header or format says. */
  COLUMNS_WRONG(ErrorType.USER),
  /** A line is longer than the limit. */
  LINE_TOO_LONG(ErrorType.USER),
  /** The text is not JSON, or not of the expected shape. */
  JSON_INVALID(ErrorType.USER),
  /** The bytes are not Avro of the schema that they name, or name none. */
  AVRO_INVALID(ErrorType.USER),
  /** No schema has this number in the schema registry. */
  SCHEMA_UNKNOWN(ErrorType.USER),
  /** The schema is not one whose records are readings. */
  SCHEMA_UNSUPPORTED(ErrorType.USER),
  /** The text is not a schema, or the schema registry refuses it. */
  SCHEMA_INVALID(ErrorType.USER),
  /** The bytes are not UTF-8 text, or a compressed body is damaged. */
  CONTENT_INVALID(ErrorType.USER),
  /** A body, a list of records, or what an answer needs is over its limit. */
  TOO_LARGE(ErrorType.USER),
  /** A body comes too slowly to be waited for. */
  BODY_TOO_SLOW(ErrorType.USER),
  /** The content type of a body is not served. */
  MEDIA_TYPE_UNSUPPORTED(ErrorType.USER),
  /** None of the media types asked for can be given. */
  NOT_ACCEPTABLE(ErrorType.USER),
  /** No reading in a request was good. */
  NOTHING_ACCEPTED(ErrorType.USER),
  /** An idempotency key is not 1 to 255 visible ASCII characters. */
  IDEMPOTENCY_KEY_INVALID(ErrorType.USER),
  /** An idempotency key came with another request before. */
  IDEMPOTENCY_KEY_REUSED(ErrorType.USER),
  /** The request with this idempotency key is being done; its answer can be asked for soon. */
  IDEMPOTENCY_KEY_IN_FLIGHT(ErrorType.USER),
  /** A query parameter is malformed or out of its range. */
  PARAMETER_INVALID(ErrorType.USER),
  /** A SQL statement can't be understood, or can't be done with the values that it meets. */
  SQL_INVALID(ErrorType.USER),
  /** A latitude or longitude is not a decimal number of degrees in its range, or stands alone. */
  LOCATION_INVALID(ErrorType.USER),
  /** A region, tariff, feeder or customer is too long, padded, or has control characters. */
  ATTRIBUTE_INVALID(ErrorType.USER),
  /** A unit is none of the known ones. */
  UNIT_INVALID(ErrorType.USER),
  /** A date of a device is not a date, is out of range, or precedes one that it must follow. */
  DATE_INVALID(ErrorType.USER),
  /** A time zone is not known. */
  ZONE_INVALID(ErrorType.USER),
  /** No reading of this device is stored, or the device registry does not have it. */
  DEVICE_UNKNOWN(ErrorType.USER),
  /** No reading of this channel of the device is stored. */
  CHANNEL_UNKNOWN(ErrorType.USER),
  /** No load has this id. */
  LOAD_UNKNOWN(ErrorType.USER),
  /** A load was ended by its user. */
  LOAD_INTERRUPTED(ErrorType.USER),
  /** A load was cancelled before anything was stored. */
  LOAD_CANCELLED(ErrorType.USER),
  /** A request names a file that requests may not have loaded. */
  PATH_REFUSED(ErrorType.USER),
  /** A load runs, or is being undone, so that what is asked has to wait. */
  LOAD_BUSY(ErrorType.USER),
  /** No rollup was made of a day. */
  ROLLUP_MISSING(ErrorType.USER),
  /** The device registry had no such region, tariff or feeder when a rollup was made. */
  GROUP_UNKNOWN(ErrorType.USER),
  /** There is nothing at this address. */
  NOT_FOUND(ErrorType.USER),
  /** The address does not take this method. */
  METHOD_NOT_ALLOWED(ErrorType.USER),
  /** The request asks for a host that this server, which wants no credentials, is not. */
  HOST_UNKNOWN(ErrorType.USER),
  /** A web page of another site wants to change something on a server without credentials. */
  SITE_REFUSED(ErrorType.USER),
  /** Credentials are absent or wrong. */
  UNAUTHENTICATED(ErrorType.USER),
  /** The identity lacks the role that a request needs. */
  ROLE_MISSING(ErrorType.USER),
  /** The identity sees only some devices, and the request is not about one of them. */
  SCOPE_REFUSED(ErrorType.USER),
  /** A role is none of the known ones, or there is none. */
  ROLE_INVALID(ErrorType.USER),
  /** A scope is neither all devices, nor some, nor a group of the device registry. */
  SCOPE_INVALID(ErrorType.USER),
  /** The name of an API key breaks its rule, or it would have expired. */
  KEY_INVALID(ErrorType.USER),
  /** No API key has this id. */
  KEY_UNKNOWN(ErrorType.USER),
  /** A file does not exist or can't be read. */
  FILE_UNREADABLE(ErrorType.USER),
  /** A file has none of the known formats. */
  FILE_FORMAT_UNKNOWN(ErrorType.USER),
  /** A file was changed, replaced or moved away while it was loaded. */
  FILE_CHANGED(ErrorType.USER),
  /** A file that was sent to be loaded is not on the disk as it was sent. */
  UPLOAD_INCOMPLETE(ErrorType.USER),
  /** A load has more rejects than it may have; nothing of it is stored. */
  REJECTS_TOO_MANY(ErrorType.USER),
  /** A setting is unknown or its value is not allowed. */
  SETTING_INVALID(ErrorType.USER),
  /** A setting differs from what the stored data was written with. */
  SETTING_CONFLICTS(ErrorType.USER),
  /** A bucket is not there, or these credentials may not read and write it. */
  BUCKET_UNUSABLE(ErrorType.USER),
  /** A stored block can't be decoded. */
  BLOCK_CORRUPT(ErrorType.INTERNAL),
  /** A defect. */
  INTERNAL(ErrorType.INTERNAL),
  /** The data folder can't be created, written or locked. */
  DATA_FOLDER_UNUSABLE(ErrorType.RESOURCE),
  /** A port is taken. */
  PORT_TAKEN(ErrorType.RESOURCE),
  /** A disk has less room left than the stores of the machine must have. */
  DISK_FULL(ErrorType.RESOURCE),
  /** A file can't be written. */
  WRITE_FAILED(ErrorType.RESOURCE),
  /** A queue is full; the sender should come back later. */
  OVERLOADED(ErrorType.RESOURCE),
  /** A client, or all together, ask or send more than they may. */
  RATE_LIMITED(ErrorType.RESOURCE),
  /** Another rollup computes the same day. */
  ROLLUP_RUNNING(ErrorType.RESOURCE),
  /** A child process died or did not become ready. */
  CHILD_FAILED(ErrorType.RESOURCE),
  /** Cassandra does not answer, or refuses. */
  CASSANDRA_UNAVAILABLE(ErrorType.EXTERNAL),
  /** What is asked can't be noted in the audit now, as it must be. */
  AUDIT_UNAVAILABLE(ErrorType.EXTERNAL),
  /** Kafka does not answer, or refuses. */
  KAFKA_UNAVAILABLE(ErrorType.EXTERNAL),
  /** The clocks of brokers and of the store differ so much that an erasure could go wrong. */
  CLOCKS_DIFFER(ErrorType.EXTERNAL),
  /** The issuer of tokens does not answer, or fails. */
  ISSUER_UNAVAILABLE(ErrorType.EXTERNAL),
  /** The schema registry does not answer, or fails. */
  REGISTRY_UNAVAILABLE(ErrorType.EXTERNAL),
  /** The master of Spark's cluster does not answer. */
  SPARK_UNAVAILABLE(ErrorType.EXTERNAL),
  /** The object store does not answer, or fails. */
  OBJECT_STORE_UNAVAILABLE(ErrorType.EXTERNAL),
  /** The server does not answer. */
  SERVER_UNAVAILABLE(ErrorType.EXTERNAL);

  private final ErrorType type;

  ErrorCode(ErrorType type) {
    this.type = type;
  }

  /** Who can do something about it. */
  public ErrorType type() {
    return type;
  }
}
