package io.energyiot.server.devices;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of the lines of an import.
 *
 * @param accepted how many devices are stored
 * @param rejected the first 1,000 rejected lines
 * @param rejected_count how many lines are rejected; absent if all of them are listed
 */
@Schema(name = "DeviceReceipt")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeviceReceipt(long accepted, List<RejectedLine> rejected, Long rejected_count) {
  /** Copies the list. */
  DeviceReceipt {
    rejected = List.copyOf(rejected);
  }

  /**
   * A line that was not taken.
   *
   * @param line its number, the header's being 1
   * @param code the rule
   * @param field the field that breaks it; null if it is the line as a whole
   * @param detail the rule in words, with the value
   */
  @Schema(name = "RejectedLine")
  record RejectedLine(
      long line, ErrorCode code, @Schema(nullable = true) String field, String detail) {
    static RejectedLine of(Reject reject) {
      return new RejectedLine(reject.record(), reject.code(), reject.field(), reject.detail());
    }
  }
}
