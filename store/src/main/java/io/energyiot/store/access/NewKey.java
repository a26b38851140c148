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
 * @param expires when it ends, until the year 9999; null if it does not
 */
public record NewKey(String name, Set<Role> roles, Scope scope, Instant expires) {
  private static final int LONGEST_NAME = 64;

  /** What the store and the clocks of all who read it can hold with ease. */
  private static final Instant LAST_EXPIRY = Instant.parse("9999-12-31T23:59:59.999Z");

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
    if (expires != null && expires.isAfter(LAST_EXPIRY)) {
      throw new BrokenRuleException(
          ErrorCode.KEY_INVALID, "expires", "a key expires by the end of the year 9999, or never");
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
