package io.energyiot.server.oidc;

import io.energyiot.model.access.Identity;
import java.time.Instant;

/**
 * A token that is good.
 *
 * @param expires the claim {@code exp}
 */
public record CheckedToken(Identity identity, Instant expires) {}
