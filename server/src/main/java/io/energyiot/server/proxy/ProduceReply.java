package io.energyiot.server.proxy;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer to records.
 *
 * @param offsets the place of each record, in order
 * @param keySchemaId the number of the schema of the keys; null if they have none
 * @param valueSchemaId the number of the schema of the values; null if they have none
 */
record ProduceReply(
    List<Place> offsets,
    @JsonProperty("key_schema_id") @Schema(nullable = true) Integer keySchemaId,
    @JsonProperty("value_schema_id") @Schema(nullable = true) Integer valueSchemaId) {

  /**
   * Where a record was stored, or why it was not.
   *
   * @param errorCode 50003 if sending it again may help; 50002 if Kafka would refuse it again;
   *     42203 if it can't be stored as readings; null if it is on the topic
   */
  record Place(
      @Schema(nullable = true) Integer partition,
      @Schema(nullable = true) Long offset,
      @JsonProperty("error_code") @Schema(nullable = true) Integer errorCode,
      @Schema(nullable = true) String error) {

    static Place at(int partition, long offset) {
      return new Place(partition, offset, null, null);
    }

    static Place failed(ProxyError error, String message) {
      return new Place(null, null, error.code(), message);
    }
  }
}
