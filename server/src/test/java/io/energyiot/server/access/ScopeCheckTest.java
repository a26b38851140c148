package io.energyiot.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.access.Identity;
import io.energyiot.model.access.Role;
import io.energyiot.model.access.Scope;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeCheckTest {
  private static final List<String> OWN = List.of("v1", "devices", "own");

  private static Identity seeing(String scope) {
    return new Identity("test", null, Set.of(Role.ADMIN), Scope.of(List.of(scope)));
  }

  private static Operation operation(String method, List<String> parts) {
    return Operations.find(method, parts).orElseThrow();
  }

  private static void refused(String scope, String method, List<String> parts) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> ScopeCheck.check(seeing(scope), operation(method, parts), parts))
        .matches(refusal -> refusal.code() == ErrorCode.SCOPE_REFUSED);
  }

  private static void passes(String scope, String method, List<String> parts) {
    assertThatCode(() -> ScopeCheck.check(seeing(scope), operation(method, parts), parts))
        .doesNotThrowAnyException();
  }

  @Test
  void whoSeesAllIsNeverRefused() {
    for (Operation each : Operations.all()) {
      passes("*", each.method(), each.template());
    }
  }

  @Test
  void theWholeSystemIsRefused() {
    List<Operation> system =
        Operations.all().stream().filter(each -> each.reach() == Reach.SYSTEM).toList();
    assertThat(system).isNotEmpty();
    for (Operation each : system) {
      refused("device=own", each.method(), each.template());
      refused("region=north", each.method(), each.template());
    }
  }

  @Test
  void onlyOwnDevicesAreChangedAndNoneByAGroup() {
    for (String method : List.of("PUT", "DELETE")) {
      passes("device=own", method, OWN);
      refused("device=other", method, OWN);
      refused("region=north", method, OWN);
    }
    passes("device=other", "GET", OWN); // what it is told of it is decided later
  }

  @Test
  void whatChangesSomethingTellsNoMoreThanItMay() {
    for (Operation each : Operations.all()) {
      boolean sends = each.role().filter(Role.INGEST::equals).isPresent();
      boolean asks = each.method().equals("GET") || each.path().endsWith("/query");
      assertThat(each.reach() == Reach.OWN || each.reach() == Reach.SYSTEM || asks || sends)
          .as(each.toString())
          .isTrue();
    }
  }
}
