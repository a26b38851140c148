package io.energyiot.server.rollup;

import io.energyiot.model.access.Scope;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.rollup.group.GroupKind;
import io.energyiot.store.rollup.group.RollupGroup;
import java.util.Arrays;
import java.util.Optional;

/**
 * The one group whose results a scope may be told: its own, if rollups have it. Results of other
 * groups and of all meters are also about devices outside the scope.
 */
final class SeenGroup {
  private SeenGroup() {}

  /**
   * Refuses a group that a scope may not be told of, whether it exists or not.
   *
   * @throws EnergyException with {@link ErrorCode#SCOPE_REFUSED}
   */
  static void check(Scope scope, RollupGroup asked) {
    if (!(scope instanceof Scope.Whole) && !own(scope).equals(asked)) {
      throw refusal("ask with group=" + own(scope).text());
    }
  }

  /**
   * Returns the one group of a kind that a scope may be told of; empty if it may of all.
   *
   * @throws EnergyException with {@link ErrorCode#SCOPE_REFUSED} if of none
   */
  static Optional<RollupGroup> ofKind(Scope scope, GroupKind kind) {
    if (scope instanceof Scope.Whole) {
      return Optional.empty();
    }
    RollupGroup own = own(scope);
    if (own.kind() != kind) {
      throw refusal("ask with group=" + own.text());
    }
    return Optional.of(own);
  }

  private static RollupGroup own(Scope scope) {
    return of(scope)
        .orElseThrow(() -> refusal("rollups have results of regions, tariffs and feeders only"));
  }

  private static Optional<RollupGroup> of(Scope scope) {
    return scope instanceof Scope.Group group
        ? Arrays.stream(GroupKind.values())
            .filter(kind -> kind.text().equals(group.field().text()))
            .map(kind -> new RollupGroup(kind, group.value()))
            .findFirst()
        : Optional.empty();
  }

  private static EnergyException refusal(String more) {
    return new EnergyException(
        ErrorCode.SCOPE_REFUSED, "this credential is for some devices only, and " + more);
  }
}
