package io.energyiot.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.security.SecureRandom;
import net.openhft.hashing.LongHashFunction;

/**
 * Credentials that were checked a moment ago, so that most requests cost no more than a look into a
 * map. Those that were refused are kept apart, so that they can't displace the good ones. They are
 * found by a hash whose seed nobody knows, so the time of a look tells nothing of a credential.
 */
final class KnownCredentials {
  private static final long GOOD_CHARACTERS = 16 << 20;
  private static final long REFUSED_CHARACTERS = 1 << 20;

  private final LongHashFunction hash = LongHashFunction.xx(new SecureRandom().nextLong());
  private final Cache<Long, CheckedCredential> good = cache(GOOD_CHARACTERS);
  private final Cache<Long, CheckedCredential> refused = cache(REFUSED_CHARACTERS);

  private static Cache<Long, CheckedCredential> cache(long characters) {
    return Caffeine.newBuilder()
        .maximumWeight(characters)
        .weigher((Long key, CheckedCredential value) -> 100 + value.header().length())
        .expireAfter(Expiry.writing((Long key, CheckedCredential value) -> value.held()))
        .executor(Runnable::run)
        .build();
  }

  /** Returns what is known of a header; null if nothing is. */
  CheckedCredential find(String header) {
    Long key = hash.hashChars(header);
    CheckedCredential found = good.getIfPresent(key);
    if (found == null) {
      found = refused.getIfPresent(key);
    }
    return found != null && found.is(header) ? found : null;
  }

  /** Remembers a credential for as long as it may be. */
  void keep(CheckedCredential checked) {
    Long key = hash.hashChars(checked.header());
    boolean bad = checked.identity() == null;
    if (bad) {
      good.invalidate(key); // it may have been revoked meanwhile
    }
    if (!checked.held().isNegative() && !checked.held().isZero()) {
      (bad ? refused : good).put(key, checked);
    }
  }
}
