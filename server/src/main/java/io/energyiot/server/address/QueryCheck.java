package io.energyiot.server.address;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.parameter.Nearest;
import java.util.HashSet;
import java.util.Set;

/**
 * Refuses unknown parameters, and a second value for a parameter that takes one. Ignoring a
 * misspelt parameter would answer another question.
 */
final class QueryCheck {
  private QueryCheck() {}

  /**
   * @param query as it was sent; null if there is none
   * @throws BrokenRuleException with {@link ErrorCode#PARAMETER_INVALID}
   */
  static void check(String query, QueryNames known) {
    if (query == null || query.isEmpty()) {
      return;
    }
    Set<String> found = new HashSet<>();
    for (String each : query.split("&", -1)) {
      if (!each.isEmpty()) {
        check(name(each), known, found);
      }
    }
  }

  private static String name(String pair) {
    int equals = pair.indexOf('=');
    String name =
        EncodedText.decode(equals < 0 ? pair : pair.substring(0, equals), true).orElse(null);
    boolean readable = EncodedText.decode(pair, true).isPresent();
    if (name == null || !readable || pair.indexOf(';') >= 0) {
      throw new BrokenRuleException(
          ErrorCode.PARAMETER_INVALID,
          name,
          "parameters are percent-encoded UTF-8 (; is %3B, % is %25), not " + Quoted.of(pair));
    }
    return name;
  }

  private static void check(String name, QueryNames known, Set<String> found) {
    if (!known.all().contains(name)) {
      throw new BrokenRuleException(
          ErrorCode.PARAMETER_INVALID, name, Nearest.sentence("parameter", name, known.all()));
    }
    if (!found.add(name) && !known.repeatable().contains(name)) {
      throw new BrokenRuleException(
          ErrorCode.PARAMETER_INVALID, name, "the parameter " + name + " is given twice");
    }
  }
}
