package io.energyiot.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.cassandra.auth.IAuthenticator.SaslNegotiator;
import org.apache.cassandra.auth.RoleResource;
import org.apache.cassandra.exceptions.AuthenticationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerLoginTest {
  private final OwnerLogin login = new OwnerLogin("secret");

  private SaslNegotiator after(String response) {
    SaslNegotiator negotiator = login.newSaslNegotiator(null);
    negotiator.evaluateResponse(response.getBytes(StandardCharsets.UTF_8));
    return negotiator;
  }

  @Test
  void theOwnerIsWhoKnowsTheNameAndThePassword() {
    byte[] right = "secret".getBytes(StandardCharsets.UTF_8);
    assertThat(login.isOwner("energy", right)).isTrue();
    assertThat(login.isOwner("cassandra", right)).isFalse();
    assertThat(login.isOwner("energy", new byte[0])).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\0",
        "\0energy",
        "\0energy\0",
        "\0energy\0secret2",
        "\0energy\0secre",
        "\0cassandra\0cassandra",
        "\0cassandra\0secret",
        "\0\0secret",
        "energy\0secret"
      })
  void everybodyElseIsRefused(String response) {
    assertThatThrownBy(() -> after(response)).isInstanceOf(AuthenticationException.class);
    assertThatThrownBy(() -> login.legacyAuthenticate(Map.of()))
        .isInstanceOf(AuthenticationException.class);
  }

  @Test
  void theOnlyRoleMayDoEverything() {
    OwnerRole roles = new OwnerRole();
    RoleResource owner = RoleResource.role("energy");
    RoleResource usual = RoleResource.role("cassandra");
    assertThat(roles.canLogin(owner)).isTrue();
    assertThat(roles.isSuper(owner)).isTrue();
    assertThat(roles.canLogin(usual)).isFalse();
    assertThat(roles.isSuper(usual)).isFalse();
    assertThat(roles.getRoles(usual, true)).isEmpty();
    assertThat(roles.getRoleDetails(usual)).isEmpty();
    assertThat(roles.getRoleDetails(owner))
        .singleElement()
        .satisfies(role -> assertThat(role.resource).isEqualTo(owner));
  }
}
