package io.energyiot.model.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who asks.
 *
 * @param subject the name of an API key, or the subject of a token
 * @param keyId of the API key; null if it is none
 * @param roles may be none
 */
public record Identity(String subject, String keyId, Set<Role> roles, Scope scope) {
  /** Whoever asks a server that wants no credentials. */
  public static final Identity ANONYMOUS = admin("anonymous");

  /** Copies the roles. */
  public Identity {
    roles = Set.copyOf(roles);
  }

  /** Returns one that may do and see everything, with no API key. */
  public static Identity admin(String subject) {
    return new Identity(subject, null, EnumSet.of(Role.ADMIN), Scope.WHOLE);
  }

  /** Returns whether it may do what needs {@code role}. */
  public boolean has(Role role) {
    return roles.contains(role) || roles.contains(Role.ADMIN);
  }

  /** Returns whether it sees all devices. */
  public boolean seesAll() {
    return scope instanceof Scope.Whole;
  }
}
