package io.energyiot.server.oidc;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.error.RareLines;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks tokens: signature by an asymmetric key, issuer, audience, and time with a minute of
 * leeway.
 */
public final class TokenCheck {
  private static final Logger LOG = LoggerFactory.getLogger(TokenCheck.class);

  /** For all that is asked of the issuer for one token; whoever waits keeps a place from others. */
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  private static final Pattern FORM =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

  private final IdentityProviderManager providers;
  private final TokenClaims claims;
  private final Optional<KeyFile> file;
  private final RareLines lines = new RareLines(System::nanoTime);

  /**
   * Checks by {@code providers} unless the settings name a file with keys.
   *
   * @throws EnergyException with {@link ErrorCode#SETTING_INVALID} if the file has none
   */
  public TokenCheck(OidcSettings settings, IdentityProviderManager providers) {
    this.providers = providers;
    this.claims = new TokenClaims(settings);
    this.file =
        settings
            .keys()
            .filter(keys -> !OidcSettings.isAddress(keys))
            .map(keys -> KeyFile.read(settings, Path.of(keys)));
  }

  /** Returns whether a text has the form of a token. */
  public static boolean isToken(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * Checks a token without blocking. It fails with {@link EnergyException}: {@link
   * ErrorCode#UNAUTHENTICATED} if the token is no good, {@link ErrorCode#ISSUER_UNAVAILABLE} if its
   * issuer's keys can't be had.
   */
  public CompletionStage<CheckedToken> check(String token, RoutingContext routing) {
    if (file.isPresent()) {
      return file.get().isGood(token)
          ? CompletableFuture.completedStage(token).thenApply(claims::read)
          : CompletableFuture.failedStage(refused());
    }
    var request = new TokenAuthenticationRequest(new AccessTokenCredential(token));
    return providers
        .authenticate(HttpSecurityUtils.setRoutingContextAttribute(request, routing))
        .ifNoItem()
        .after(PATIENCE)
        .failWith(() -> unavailable("the issuer did not answer in time", null))
        .subscribeAsCompletionStage()
        .handle(
            (identity, failure) -> {
              if (failure != null) {
                throw new CompletionException(explained(failure));
              }
              return claims.read(token);
            });
  }

  private EnergyException explained(Throwable failure) {
    Throwable cause = EnergyException.causeOf(failure);
    if (cause instanceof AuthenticationFailedException) {
      return refused();
    }
    lines
        .tell(ErrorCode.ISSUER_UNAVAILABLE)
        .ifPresent(left -> LOG.warn("tokens can't be checked: {}", cause.getMessage()));
    return unavailable("the issuer of tokens does not give its keys", cause);
  }

  private static EnergyException unavailable(String what, Throwable cause) {
    return new EnergyException(ErrorCode.ISSUER_UNAVAILABLE, what, cause);
  }

  private static EnergyException refused() {
    return new EnergyException(ErrorCode.UNAUTHENTICATED, "the token is not good here");
  }
}
