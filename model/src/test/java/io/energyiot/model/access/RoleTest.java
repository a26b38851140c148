package io.energyiot.model.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleTest {
  private static Identity with(Role... roles) {
    return new Identity("somebody", null, Set.of(roles), Scope.WHOLE);
  }

  @Test
  void onlyAdminIncludesOthers() {
    for (Role has : Role.values()) {
      for (Role needed : Role.values()) {
        assertThat(with(has).has(needed)).isEqualTo(has == needed || has == Role.ADMIN);
      }
    }
    assertThat(with().has(Role.READ)).isFalse();
  }

  @Test
  void rolesAreCalledByNamesInLowerCase() {
    assertThat(Role.all(List.of("read", "ingest", "read")))
        .containsExactlyInAnyOrder(Role.READ, Role.INGEST);
    for (List<String> names : List.of(List.<String>of(), List.of("READ"), List.of("read", ""))) {
      assertThatExceptionOfType(BrokenRuleException.class)
          .isThrownBy(() -> Role.all(names))
          .matches(refusal -> refusal.code() == ErrorCode.ROLE_INVALID)
          .withMessageContaining("ingest, read, operate, admin");
    }
  }
}
