package io.energyiot.server.access;

import io.energyiot.model.access.Identity;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.oidc.CheckedToken;
import io.energyiot.server.oidc.TokenCheck;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.access.ApiKey;
import io.energyiot.store.access.ApiKeys;
import io.energyiot.store.access.KeyText;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Finds out who shows a credential: an API key, a token of the issuer, or the token of {@code
 * server.token_file}. Nothing here blocks.
 */
public final class Credentials {
  /** How long a key may still be taken after it was revoked, on any server. */
  private static final Duration KEY_HELD = Duration.ofSeconds(10);

  private static final Duration TOKEN_HELD = Duration.ofSeconds(60);
  private static final int KEY_CHECKS = 256;
  private static final int TOKEN_CHECKS = 64;
  private static final int LONGEST = 8192;
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";

  private final ApiKeys keys;
  private final Optional<TokenCheck> tokens;
  private final List<CheckedCredential> fixed;
  private final KnownCredentials known = new KnownCredentials();
  private final Semaphore keyChecks = new Semaphore(KEY_CHECKS);

  /** Apart from those of keys, which must not wait for an issuer that does not answer. */
  private final Semaphore tokenChecks = new Semaphore(TOKEN_CHECKS);

  /** Knows what {@code settings} name, and the API keys of {@code store}. */
  public Credentials(AccessSettings settings, EnergyStore store, Optional<TokenCheck> tokens) {
    this.keys = settings.wantsCredentials() ? store.apiKeys() : null;
    this.tokens = tokens;
    CheckedCredential own = bearer(settings.ownToken(), "warm_up");
    this.fixed =
        settings
            .token()
            .map(token -> List.of(bearer(token, "token_file"), own))
            .orElse(List.of(own));
  }

  private static CheckedCredential bearer(String token, String subject) {
    return CheckedCredential.good(BEARER + token, Identity.admin(subject), Duration.ZERO);
  }

  /** Returns what is known of a header already; null if it has to be checked. */
  CheckedCredential known(String header) {
    for (CheckedCredential each : fixed) {
      if (each.is(header)) {
        return each;
      }
    }
    return known.find(header);
  }

  /**
   * Checks a header. Fails with {@link EnergyException} if it can't be checked now.
   *
   * @param basic whether a key may stand as password, as clients of the proxy send it
   */
  CompletionStage<CheckedCredential> check(String header, boolean basic, RoutingContext routing) {
    return find(header, shown(header, basic), routing)
        .whenComplete(
            (checked, failure) -> {
              if (failure == null) {
                known.keep(checked);
              }
            });
  }

  private CompletionStage<CheckedCredential> find(
      String header, String shown, RoutingContext routing) {
    Optional<KeyText> key = KeyText.of(shown);
    if (key.isPresent()) {
      return in(keyChecks, () -> keys.find(key.get().id()))
          .thenApply(found -> ofKey(header, key.get(), found));
    }
    if (tokens.isPresent() && TokenCheck.isToken(shown)) {
      return in(tokenChecks, () -> tokens.get().check(shown, routing))
          .handle((token, failure) -> ofToken(header, token, failure));
    }
    return CompletableFuture.completedStage(CheckedCredential.refused(header, refusal(), KEY_HELD));
  }

  /** Begins a check, unless too many are being done. */
  private static <T> CompletionStage<T> in(Semaphore places, Supplier<CompletionStage<T>> check) {
    if (!places.tryAcquire()) {
      return CompletableFuture.failedStage(
          new EnergyException(ErrorCode.OVERLOADED, "too many credentials are being checked"));
    }
    return CompletableFuture.completedStage(check)
        .thenCompose(Supplier::get) // which turns what it throws into a failure
        .whenComplete((done, failure) -> places.release());
  }

  /** Returns the credential in a header; empty if it is none of a kind that is taken. */
  private static String shown(String header, boolean basic) {
    if (header.length() > LONGEST) {
      return "";
    }
    if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return header.substring(BEARER.length());
    }
    if (basic && header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return password(header.substring(BASIC.length()));
    }
    return "";
  }

  private static String password(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private CheckedCredential ofKey(String header, KeyText shown, Optional<ApiKey> found) {
    Instant now = Instant.now();
    if (found.isEmpty() || !found.get().is(shown) || !found.get().isValid(now)) {
      return CheckedCredential.refused(header, refusal(), KEY_HELD);
    }
    ApiKey key = found.get();
    keys.use(key, now);
    return CheckedCredential.good(header, key.identity(), held(KEY_HELD, now, key.expires()));
  }

  private static CheckedCredential ofToken(String header, CheckedToken token, Throwable failure) {
    if (failure == null) {
      Duration held = held(TOKEN_HELD, Instant.now(), token.expires());
      return CheckedCredential.good(header, token.identity(), held);
    }
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof EnergyException ours && ours.code() == ErrorCode.UNAUTHENTICATED) {
      return CheckedCredential.refused(header, ours, KEY_HELD);
    }
    throw new CompletionException(cause);
  }

  private static Duration held(Duration most, Instant now, Instant expires) {
    if (expires == null) {
      return most;
    }
    Duration left = Duration.between(now, expires);
    return left.compareTo(most) < 0 ? left : most;
  }

  private static EnergyException refusal() {
    return new EnergyException(
        ErrorCode.UNAUTHENTICATED, "the credential is unknown, has expired or is revoked");
  }
}
