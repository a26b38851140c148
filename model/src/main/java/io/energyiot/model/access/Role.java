package io.energyiot.model.access;

import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What an identity may do. {@link #ADMIN} includes the others, which include nothing else. */
public enum Role {
  /** Send readings. */
  INGEST,
  /** Ask. */
  READ,
  /** Load files and take loads back, change the device registry. */
  OPERATE,
  /** Make and revoke API keys, erase devices, and all that the others may. */
  ADMIN;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** Returns the name in lower case, as it is in JSON, tokens and commands. */
  public String text() {
    return text;
  }

  /** Returns the role of that name, in lower case; empty if there is none. */
  public static Optional<Role> find(String name) {
    return Arrays.stream(values()).filter(role -> role.text.equals(name)).findFirst();
  }

  /**
   * Returns the roles of these names.
   *
   * @throws BrokenRuleException with {@link ErrorCode#ROLE_INVALID} if one is unknown or there are
   *     none
   */
  public static Set<Role> all(Collection<String> names) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : names) {
      roles.add(find(name).orElseThrow(() -> invalid("not " + Quoted.of(name))));
    }
    if (roles.isEmpty()) {
      throw invalid("and there must be one at least");
    }
    return roles;
  }

  private static BrokenRuleException invalid(String found) {
    List<String> names = Arrays.stream(values()).map(Role::text).toList();
    return new BrokenRuleException(
        ErrorCode.ROLE_INVALID,
        "roles",
        "a role is one of " + String.join(", ", names) + ", " + found);
  }
}
