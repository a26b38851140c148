package io.energyiot.server.access;

import io.energyiot.model.access.Identity;
import io.energyiot.model.access.Scope;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.List;

/**
 * Keeps an identity that sees only some devices to them. It goes by the path alone: whatever could
 * tell of other devices is refused as a whole.
 */
final class ScopeCheck {
  private ScopeCheck() {}

  /**
   * Refuses what may be about devices outside the scope, whether they exist or not.
   *
   * @throws EnergyException with {@link ErrorCode#SCOPE_REFUSED}
   */
  static void check(Identity identity, Operation operation, List<String> parts) {
    if (identity.seesAll() || operation.role().isEmpty()) {
      return;
    }
    String device = operation.device(parts);
    boolean own =
        device != null
            && identity.scope() instanceof Scope.Devices devices
            && devices.ids().contains(device);
    if (!own) {
      throw new EnergyException(
          ErrorCode.SCOPE_REFUSED,
          "this credential is for some devices only, and may ask at the addresses of these devices,"
              + " /v1/devices/{device_id}, for nothing else");
    }
  }
}
