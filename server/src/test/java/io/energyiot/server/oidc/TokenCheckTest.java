package io.energyiot.server.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.access.Identity;
import io.energyiot.model.access.Role;
import io.energyiot.model.access.Scope;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens by the keys of a file; AccessIT has an issuer. */
class TokenCheckTest {
  private static final String ISSUER = "https://idp.example/realms/meters";
  private static final KeyPair RSA = KeyPairs.rsa();
  private static final KeyPair EC = KeyPairs.ec();
  private static final KeyPair OTHER = KeyPairs.rsa();

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeKeys() throws IOException {
    file =
        Files.writeString(
            folder.resolve("keys.json"),
            "{\"keys\":[" + KeyPairs.jwk("r", RSA) + "," + KeyPairs.jwk("e", EC) + "]}");
  }

  private TokenCheck check(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("access.oidc.issuer", ISSUER);
    settings.put("access.oidc.audience", "energy, meters");
    settings.put("access.oidc.keys", file.toString());
    settings.putAll(more);
    return new TokenCheck(OidcSettings.from(Settings.of(settings, "test")).orElseThrow(), null);
  }

  private static SignedToken token() {
    return SignedToken.of(ISSUER, "energy").roles(List.of("read"));
  }

  private static String rsa(SignedToken token) {
    return token.signed("RS256", "r", RSA.getPrivate());
  }

  private Identity identity(String token) {
    return check(Map.of()).check(token, null).toCompletableFuture().join().identity();
  }

  private void assertRefused(String token) {
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> identity(token))
        .havingCause()
        .isInstanceOf(EnergyException.class)
        .matches(cause -> ((EnergyException) cause).code() == ErrorCode.UNAUTHENTICATED)
        .withMessageNotContaining(token);
  }

  @Test
  void tokensOfBothKindsOfKeysAreGood() {
    Identity expected = new Identity("analyst@example.com", null, Set.of(Role.READ), Scope.WHOLE);
    assertThat(identity(rsa(token()))).isEqualTo(expected);
    assertThat(identity(token().signed("ES256", "e", EC.getPrivate()))).isEqualTo(expected);
    assertThat(identity(rsa(token().with("aud", List.of("others", "meters"))))).isEqualTo(expected);
  }

  @Test
  void timeHasAMinuteOfLeeway() {
    long now = Instant.now().getEpochSecond();
    identity(rsa(token().expiringIn(Duration.ofSeconds(-30))));
    identity(rsa(token().with("nbf", now + 30)));
    assertRefused(rsa(token().expiringIn(Duration.ofSeconds(-70))));
    assertRefused(rsa(token().with("nbf", now + 90)));
    assertRefused(rsa(token().with("exp", null)));
    assertRefused(rsa(token().with("exp", Long.MAX_VALUE)));
  }

  @Test
  void whatIsNotForUsOrNotOfTheIssuerIsRefused() {
    assertRefused(rsa(token().with("iss", "https://evil.example")));
    assertRefused(rsa(token().with("iss", null)));
    assertRefused(rsa(token().with("aud", "others")));
    assertRefused(rsa(token().with("aud", null)));
    assertRefused(rsa(token().with("sub", null)));
    assertRefused(rsa(token().with("sub", "")));
    assertRefused(token().signed("RS256", "r", OTHER.getPrivate()));
    assertRefused(token().signed("RS256", "other", OTHER.getPrivate()));
  }

  @Test
  void onlySignaturesOfAsymmetricKeysCount() {
    assertRefused(token().signedByPublicKey("r", RSA.getPublic().getEncoded()));
    assertRefused(token().signedByPublicKey(null, RSA.getPublic().getEncoded()));
    assertRefused(token().unsigned("r") + "AA");
    assertThat(TokenCheck.isToken(token().unsigned("r"))).isFalse();
    assertRefused(token().signed("RS256", "e", RSA.getPrivate()));
    String good = rsa(token());
    String more = rsa(token().roles(List.of("admin")));
    String[] parts = good.split("\\.", -1);
    assertRefused(parts[0] + "." + more.split("\\.", -1)[1] + "." + parts[2]);
    assertRefused("e30." + parts[1] + "." + parts[2]);
    assertRefused("AAAA.AAAA.AAAA");
    assertRefused("bm9uc2Vuc2U." + parts[1] + "." + parts[2]);
  }

  @Test
  void rolesAndScopesComeFromTheirClaims() {
    Identity unknown = identity(rsa(token().roles(List.of("Read", "offline_access"))));
    assertThat(unknown.roles()).isEmpty();
    assertThat(identity(rsa(token().with("roles", null))).roles()).isEmpty();
    assertThat(identity(rsa(token().with("roles", "admin"))).roles()).containsExactly(Role.ADMIN);
    assertThat(identity(rsa(token().with("energy_scope", "region=mitte"))).scope().texts())
        .containsExactly("region=mitte");
    assertThat(
            identity(rsa(token().with("energy_scope", List.of("device=a", "device=b"))))
                .scope()
                .texts())
        .containsExactly("device=a", "device=b");
    for (Object wrong : new Object[] {null, "", "all", List.of(), Map.of("a", "*"), 1}) {
      assertRefused(rsa(token().with("energy_scope", wrong)));
    }
  }

  @Test
  void otherClaimsMayHaveThem() {
    TokenCheck check =
        check(
            Map.of(
                "access.oidc.roles_claim", "realm_access/roles",
                "access.oidc.scope_claim", "none"));
    String token =
        rsa(
            token()
                .with("energy_scope", null)
                .with("realm_access", Map.of("roles", List.of("operate", "x"))));
    Identity identity = check.check(token, null).toCompletableFuture().join().identity();
    assertThat(identity.roles()).containsExactly(Role.OPERATE);
    assertThat(identity.seesAll()).isTrue();
  }

  private void assertInvalid(String key, String value, String message) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> check(Map.of(key, value)))
        .matches(failure -> failure.code() == ErrorCode.SETTING_INVALID)
        .withMessageContaining(key)
        .withMessageContaining(message);
  }

  @Test
  void settingsThatWouldLetOthersInAreRefused() throws IOException {
    assertInvalid("access.oidc.issuer", "http://idp.example", "https://");
    assertInvalid("access.oidc.issuer", "idp.example", "https://");
    assertInvalid("access.oidc.issuer", "http:idp.example", "https://");
    assertInvalid("access.oidc.issuer", "//127.0.0.1", "https://");
    assertInvalid("access.oidc.audience", "", "access.oidc.audience");
    assertInvalid("access.oidc.audience", "energy,,x", "access.oidc.audience");
    assertInvalid("access.oidc.audience", "any", "none is any");
    assertInvalid("access.oidc.keys", "http://idp.example/keys", "https://");
    assertInvalid("access.oidc.keys", "/nowhere/keys.json", "does not exist");
    for (String text :
        List.of(
            "", "[]", "{\"keys\":[{\"kty\":\"oct\",\"kid\":\"r\",\"k\":\"c2VjcmV0c2VjcmV0\"}]}")) {
      Files.writeString(file, text);
      assertInvalid("access.oidc.keys", file.toString(), file.toString());
    }
  }
}
