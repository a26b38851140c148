package io.energyiot.server.readings;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.energyiot.server.error.RejectedReading;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of the readings of a request.
 *
 * @param accepted how many are on the topic, for good
 * @param rejected the first 1,000 rejected readings, by their place in the request
 * @param rejected_count number of rejected readings; absent if all of them are listed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReadingsReceipt(
    @Schema(description = "number of readings that are on the topic, for good") long accepted,
    @Schema(description = "the first 1,000 rejected readings") List<RejectedReading> rejected,
    @Schema(description = "number of rejected readings, if more than are listed")
        Long rejected_count) {

  /** Copies the list. */
  public ReadingsReceipt {
    rejected = List.copyOf(rejected);
  }

  /**
   * Returns a receipt.
   *
   * @param count how many readings are rejected, listed or not
   */
  static ReadingsReceipt of(long accepted, List<RejectedReading> listed, long count) {
    return new ReadingsReceipt(accepted, listed, count == listed.size() ? null : count);
  }
}
