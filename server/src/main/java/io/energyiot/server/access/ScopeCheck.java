package io.energyiot.server.access;

import io.energyiot.model.access.Identity;
import io.energyiot.model.access.Scope;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.List;

/**
 * Refuses what an identity that sees only some devices may not ask at all. It goes by the path
 * alone, so a refusal is the same whether a device exists or not.
 */
final class ScopeCheck {
  private ScopeCheck() {}

  /**
   * Refuses what is about the whole system, or would change a device outside the scope.
   *
   * @throws EnergyException with {@link ErrorCode#SCOPE_REFUSED}
   */
  static void check(Identity identity, Operation operation, List<String> parts) {
    if (identity.seesAll()) {
      return;
    }
    switch (operation.reach()) {
      case NOTHING, SEEN -> {}
      case OWN -> checkOwn(identity.scope(), operation.device(parts));
      case SYSTEM ->
          throw refusal(
              "this is about the whole system, and this credential is for some devices only");
    }
  }

  private static void checkOwn(Scope scope, String device) {
    if (!(scope instanceof Scope.Devices some)) {
      throw refusal(
          "this credential is for a group of the device registry, and may not change who belongs to"
              + " it");
    }
    if (!some.ids().contains(device)) {
      throw refusal("this credential may change only the devices that it is for");
    }
  }

  private static EnergyException refusal(String why) {
    return new EnergyException(ErrorCode.SCOPE_REFUSED, why);
  }
}
