package io.energyiot.server.error;

import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A reading of a request that was not taken.
 *
 * @param index its place in the request, from 0
 * @param code the rule
 * @param field the field that breaks it; null if it is the reading as a whole
 * @param detail the rule in words, with the value
 */
public record RejectedReading(
    long index, ErrorCode code, @Schema(nullable = true) String field, String detail) {

  /**
   * Describes a reject for an answer.
   *
   * @param firstRecord the number that the reader gives the first record
   */
  public static RejectedReading of(Reject reject, int firstRecord) {
    return new RejectedReading(
        reject.record() - firstRecord, reject.code(), reject.field(), reject.detail());
  }
}
