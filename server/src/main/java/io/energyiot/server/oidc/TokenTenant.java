package io.energyiot.server.oidc;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells Quarkus of our issuer when the first token is to be checked. So nothing is asked of it
 * before, and nothing ever without an issuer.
 */
public final class TokenTenant implements TenantConfigResolver {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** How soon unknown keys are looked for again, however many tokens name some. */
  private static final Duration REFRESH = Duration.ofSeconds(30);

  private final Optional<OidcTenantConfig> tenant;

  /** Tells of the issuer in {@code settings}, if there is one. */
  public TokenTenant(Optional<OidcSettings> settings) {
    tenant = settings.map(TokenTenant::of);
  }

  private static OidcTenantConfig of(OidcSettings settings) {
    var tenant =
        OidcTenantConfig.authServerUrl(settings.issuer())
            .tenantId("access")
            .connectionTimeout(PATIENCE)
            .token()
            .issuer(settings.issuer())
            .audience(settings.audience())
            .lifespanGrace(OidcSettings.LEEWAY_SECONDS)
            .forcedJwkRefreshInterval(REFRESH)
            .issuedAtRequired(false)
            .allowJwtIntrospection(false)
            .allowOpaqueTokenIntrospection(false)
            .end();
    settings
        .keys()
        .filter(OidcSettings::isAddress)
        .ifPresent(keys -> tenant.discoveryEnabled(false).jwksPath(keys));
    return tenant.build();
  }

  @Override
  public Uni<OidcTenantConfig> resolve(
      RoutingContext routing, OidcRequestContext<OidcTenantConfig> blocking) {
    return Uni.createFrom().item(tenant.orElse(null));
  }
}
