package io.energyiot.store.access;

import io.energyiot.model.access.Identity;
import io.energyiot.model.access.Role;
import io.energyiot.model.access.Scope;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Set;

/**
 * What is stored of an API key.
 *
 * @param id 8 characters, which its text has as well
 * @param createdBy the subject of who has made it
 * @param expires null if it does not
 * @param lastUsed to the minute; null if it never was
 * @param revoked null if it is not
 * @param hash of its text; read-only
 */
public record ApiKey(
    String id,
    String name,
    Set<Role> roles,
    Scope scope,
    String createdBy,
    Instant created,
    Instant expires,
    Instant lastUsed,
    Instant revoked,
    ByteBuffer hash) {

  /** Returns whether {@code shown} is this key. Takes the same time for all texts. */
  public boolean is(KeyText shown) {
    byte[] own = new byte[hash.remaining()];
    hash.duplicate().get(own);
    return MessageDigest.isEqual(own, shown.hash());
  }

  /** Returns whether it is good for anything at {@code now}. */
  public boolean isValid(Instant now) {
    return revoked == null && (expires == null || expires.isAfter(now));
  }

  /** Returns who asks with it. */
  public Identity identity() {
    return new Identity(name, id, roles, scope);
  }

  @Override
  public String toString() {
    return "API key " + id + " (" + name + ")";
  }
}
