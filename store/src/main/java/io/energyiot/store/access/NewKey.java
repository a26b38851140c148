package io.energyiot.store.access;

import io.energyiot.model.Quoted;
import io.energyiot.model.access.Role;
import io.energyiot.model.access.Scope;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.time.Instant;
import java.util.Set;

/**
 * An API key that is to be made.
 *
 * @param name says for people who has it: 1 to 64 characters
 * @param roles at least one
 * @param expires when it ends; null if it does not
 */
public record NewKey(String name, Set<Role> roles, Scope scope, Instant expires) {
  private static final int LONGEST_NAME = 64;

  /**
   * @throws BrokenRuleException with {@link ErrorCode#KEY_INVALID}
   */
  public NewKey {
    if (name == null || name.isEmpty() || name.length() > LONGEST_NAME || !Quoted.isPlain(name)) {
      throw new BrokenRuleException(
          ErrorCode.KEY_INVALID,
          "name",
          "the name of a key has 1 to "
              + LONGEST_NAME
              + " characters that can be seen, and no blanks around it; it is "
              + Quoted.of(name));
    }
    roles = Set.copyOf(roles);
  }

  /**
   * Refuses a key that would have ended.
   *
   * @throws BrokenRuleException with {@link ErrorCode#KEY_INVALID}
   */
  void checkExpiry(Instant now) {
    if (expires != null && !expires.isAfter(now)) {
      throw new BrokenRuleException(
          ErrorCode.KEY_INVALID, "expires", "a key expires in the future, not at " + expires);
    }
  }
}
