package io.energyiot.server.oidc;

import io.quarkus.oidc.common.OidcRequestFilter;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Limits how long the issuer may take for an answer. Quarkus limits only how long it takes to
 * connect, and would wait for ever for an issuer that then says nothing.
 */
@Singleton
public final class IssuerLimit implements OidcRequestFilter {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @Override
  public Uni<Void> filter(OidcRequestFilterContext question) {
    question.request().timeout(LIMIT.toMillis());
    return Uni.createFrom().voidItem();
  }
}
