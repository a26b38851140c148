package io.energyiot.server.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.model.access.Identity;
import io.energyiot.model.access.Role;
import io.energyiot.model.access.Scope;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads who asks from the claims of a token whose signature is checked. */
final class TokenClaims {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final OidcSettings settings;

  TokenClaims(OidcSettings settings) {
    this.settings = settings;
  }

  /**
   * Reads a token's claims.
   *
   * @throws EnergyException with {@link ErrorCode#UNAUTHENTICATED} if they have no subject, or no
   *     scope although they should
   */
  CheckedToken read(String token) {
    JsonNode claims = claims(token);
    String subject = claims.path("sub").asText();
    if (subject.isEmpty()) {
      throw refused("the token has no claim sub");
    }
    Identity identity = new Identity(subject, null, roles(claims), scope(claims));
    return new CheckedToken(identity, expiry(claims));
  }

  private static JsonNode claims(String token) {
    int begin = token.indexOf('.') + 1;
    String payload = token.substring(begin, token.indexOf('.', begin));
    try {
      return JSON.readTree(Base64.getUrlDecoder().decode(payload));
    } catch (IOException | IllegalArgumentException e) {
      throw refused("the token's claims can't be read");
    }
  }

  private static Instant expiry(JsonNode claims) {
    try {
      return Instant.ofEpochSecond(claims.path("exp").asLong());
    } catch (DateTimeException e) {
      throw refused("the token's claim exp is too far from now");
    }
  }

  /** Issuers have roles for other systems as well; those that we don't know count for nothing. */
  private Set<Role> roles(JsonNode claims) {
    JsonNode found = claims;
    for (String part : settings.rolesClaim().split("/", -1)) {
      found = found.path(part);
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    texts(found).forEach(name -> Role.find(name).ifPresent(roles::add));
    return roles;
  }

  /** A token whose issuer forgot the scope must not see everything. */
  private Scope scope(JsonNode claims) {
    if (settings.scopeClaim().isEmpty()) {
      return Scope.WHOLE;
    }
    String name = settings.scopeClaim().get();
    try {
      return Scope.of(texts(claims.path(name)));
    } catch (BrokenRuleException e) {
      throw refused(
          "the token's claim " + name + " is no scope, such as *, device=ID or customer=NAME");
    }
  }

  private static List<String> texts(JsonNode claim) {
    List<String> texts = new ArrayList<>();
    if (claim.isTextual()) {
      texts.add(claim.asText());
    } else if (claim.isArray()) {
      claim.forEach(each -> texts.add(each.isTextual() ? each.asText() : ""));
    }
    return texts;
  }

  private static EnergyException refused(String why) {
    return new EnergyException(ErrorCode.UNAUTHENTICATED, why);
  }
}
