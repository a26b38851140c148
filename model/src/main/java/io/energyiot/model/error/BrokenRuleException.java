package io.energyiot.model.error;

/**
 * One reading breaks a rule. Thrown where the rule is checked and caught where the place (line,
 * index) is known; without a stack trace, since a bad file may have millions.
 */
public final class BrokenRuleException extends EnergyException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * @param field the field's name as the user wrote it
   * @param detail the rule and the offending value
   */
  public BrokenRuleException(ErrorCode code, String field, String detail) {
    super(code, detail, false);
    this.field = field;
  }

  /** The name of the field that breaks the rule. */
  public String field() {
    return field;
  }
}
