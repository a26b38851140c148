package io.energyiot.model.error;

/**
 * A reading that was not taken, and why.
 *
 * @param record where: the zero-based index in a request, or the one-based line of a file
 * @param field the field that breaks the rule; null if it is the record as a whole
 * @param code the rule
 * @param detail the rule in words, with the value
 * @param text the record as it was sent, of a long one the beginning with an ellipsis behind it;
 *     may hold control characters; null if it is not known
 */
public record Reject(long record, String field, ErrorCode code, String detail, String text) {

  /** A reject of a record whose text is not known. */
  public Reject(long record, String field, ErrorCode code, String detail) {
    this(record, field, code, detail, null);
  }

  /** The reject of record {@code record} for the rule that {@code broken} names. */
  public static Reject of(long record, BrokenRuleException broken) {
    return new Reject(record, broken.field(), broken.code(), broken.getMessage());
  }
}
