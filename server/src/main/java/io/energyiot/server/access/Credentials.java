package io.energyiot.server.access;

import io.energyiot.model.access.Identity;
import io.energyiot.model.access.Role;
import io.energyiot.model.access.Scope;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.oidc.CheckedToken;
import io.energyiot.server.oidc.TokenCheck;
import io.energyiot.store.access.ApiKeys;
import io.energyiot.store.access.KeyText;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Finds out who shows a credential: an API key, a token of the issuer, or the token of {@code
 * server.token_file}. Nothing here blocks.
 */
public final class Credentials {
  private static final Duration TOKEN_HELD = Duration.ofSeconds(60);
  private static final int KEY_CHECKS = 256;
  private static final int TOKEN_CHECKS = 64;
  private static final int LONGEST = 8192;
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";

  private final KeyCheck keys;
  private final Optional<TokenCheck> tokens;
  private final Optional<CheckedCredential> ofFile;
  private final CheckedCredential own;
  private final BooleanSupplier warmingUp;
  private final KnownCredentials known = new KnownCredentials();
  private final RunningChecks running = new RunningChecks();
  private final Semaphore keyChecks = new Semaphore(KEY_CHECKS);

  /** Apart from those of keys, which must not wait for an issuer that does not answer. */
  private final Semaphore tokenChecks = new Semaphore(TOKEN_CHECKS);

  /**
   * Knows what {@code settings} name, and the API keys of the store.
   *
   * @param keys null if no credentials are wanted
   * @param warmingUp whether the server still asks itself; only then may it
   */
  public Credentials(
      AccessSettings settings,
      ApiKeys keys,
      Optional<TokenCheck> tokens,
      BooleanSupplier warmingUp) {
    this.keys = new KeyCheck(keys);
    this.tokens = tokens;
    this.ofFile = settings.token().map(token -> fixed(token, Identity.admin("token_file")));
    this.own = fixed(settings.ownToken(), ofWarmup());
    this.warmingUp = warmingUp;
  }

  private static CheckedCredential fixed(String token, Identity identity) {
    return CheckedCredential.good(BEARER + token, identity, Duration.ZERO);
  }

  private static Identity ofWarmup() {
    Scope scope = Scope.of(List.of("device=" + AccessSettings.WARMUP_DEVICE));
    return new Identity("warm_up", null, Set.of(Role.READ), scope);
  }

  /**
   * Returns what is known of a header already; null if it has to be checked. A key that will soon
   * have to be checked again is so now, in the background, so that nobody has to wait for it.
   */
  CheckedCredential known(String header) {
    if (isBearer(header)) {
      if (ofFile.isPresent() && ofFile.get().isFrom(BEARER.length(), header)) {
        return ofFile.get();
      }
      if (own.isFrom(BEARER.length(), header) && warmingUp.getAsBoolean()) {
        return own;
      }
    }
    CheckedCredential found = known.find(header);
    if (found != null && found.isAgingKey(System.nanoTime())) {
      CompletionStage<?> unused = check(header, true, null);
    }
    return found;
  }

  /**
   * Checks a header. Fails with {@link EnergyException} if it can't be checked now. Requests with
   * the same header wait for the same check.
   *
   * @param basic whether a key may stand as password, as clients of the proxy send it
   * @param routing null for a key
   */
  CompletionStage<CheckedCredential> check(String header, boolean basic, RoutingContext routing) {
    return running.join(
        header,
        () ->
            find(header, shown(header, basic), routing)
                .whenComplete(
                    (checked, failure) -> {
                      if (failure == null) {
                        known.keep(checked);
                      }
                    }));
  }

  private CompletionStage<CheckedCredential> find(
      String header, String shown, RoutingContext routing) {
    Optional<KeyText> key = KeyText.of(shown);
    if (key.isPresent()) {
      return in(keyChecks, () -> keys.check(header, key.get()));
    }
    if (tokens.isPresent() && TokenCheck.isToken(shown)) {
      return in(tokenChecks, () -> tokens.get().check(shown, routing))
          .handle((token, failure) -> ofToken(header, token, failure));
    }
    return CompletableFuture.completedStage(KeyCheck.refused(header));
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

  private static boolean isBearer(String header) {
    return header.regionMatches(true, 0, BEARER, 0, BEARER.length());
  }

  /** Returns the credential in a header; empty if it is none of a kind that is taken. */
  private static String shown(String header, boolean basic) {
    if (header.length() > LONGEST) {
      return "";
    }
    if (isBearer(header)) {
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

  private static CheckedCredential ofToken(String header, CheckedToken token, Throwable failure) {
    if (failure == null) {
      Duration left = Duration.between(Instant.now(), token.expires());
      Duration held = left.compareTo(TOKEN_HELD) < 0 ? left : TOKEN_HELD;
      return CheckedCredential.good(header, token.identity(), held);
    }
    Throwable cause = EnergyException.causeOf(failure);
    if (cause instanceof EnergyException ours && ours.code() == ErrorCode.UNAUTHENTICATED) {
      return CheckedCredential.refused(header, ours, KeyCheck.HELD);
    }
    throw new CompletionException(cause);
  }
}
