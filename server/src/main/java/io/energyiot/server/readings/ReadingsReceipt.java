package io.energyiot.server.readings;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.energyiot.server.error.RejectedReading;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of the readings of a request.
 *
 * @param accepted how many are on the topic, for good
 * @param rejected those that are not, by their place in the request; the first 1,000
 * @param rejected_count how many readings are rejected; absent if all of them are listed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReadingsReceipt(
    @Schema(description = "how many are taken for good") long accepted,
    @Schema(description = "those that are not, the first 1,000") List<RejectedReading> rejected,
    @Schema(description = "how many are not, if not all are listed") Long rejected_count) {

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
