package io.energyiot.server.parameter;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.calendar.QuestionTimes;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the values of query parameters. */
public final class QueryParameters {
  private static final Pattern UUID_TEXT =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  private QueryParameters() {}

  /**
   * Returns the value of a required parameter.
   *
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID} if it is absent or blank
   */
  public static String required(String name, String value) {
    if (value == null || value.isBlank()) {
      throw new BrokenRuleException(
          ErrorCode.PARAMETER_INVALID, name, "the parameter " + name + " is needed");
    }
    return value;
  }

  /**
   * Reads a whole number.
   *
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID} if {@code text} is not a
   *     number from {@code min} to {@code max}
   */
  public static int number(String name, String text, int min, int max) {
    try {
      boolean ascii = text.chars().allMatch(c -> c < 0x80); // only ASCII digits
      int number = Integer.parseInt(text);
      if (ascii && number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // falls through to the one message for all wrong numbers
    }
    throw invalid(name, "a whole number from " + min + " to " + max, text);
  }

  /**
   * Reads {@code true} or {@code false}; null, as without the parameter, is false.
   *
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID} if {@code text} is neither
   */
  public static boolean flag(String name, String text) {
    if (text == null || text.equals("false") || text.equals("true")) {
      return "true".equals(text);
    }
    throw invalid(name, "true or false", text);
  }

  /**
   * Reads a UUID that has all its digits.
   *
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID} if {@code text} is none
   */
  public static UUID uuid(String name, String text) {
    if (!UUID_TEXT.matcher(text).matches()) {
      throw invalid(name, "a UUID such as 8cb11000-fe48-11f0-8001-0123456789ab", text);
    }
    return UUID.fromString(text);
  }

  private static BrokenRuleException invalid(String name, String rule, String text) {
    return new BrokenRuleException(
        ErrorCode.PARAMETER_INVALID, name, name + " is " + rule + ", not " + Quoted.of(text));
  }

  /** Returns the zone called {@code name}; {@code otherwise} if the name is null. */
  public static ZoneId zone(String name, ZoneId otherwise) {
    return name == null || name.isBlank() ? otherwise : QuestionTimes.zone(name);
  }
}
