package io.energyiot.server.audit;

import io.energyiot.model.access.Role;
import io.energyiot.server.access.Operation;
import java.util.Set;

/** Which operations are noted. */
final class AuditedOperations {
  /** They tell nothing of devices. */
  private static final Set<String> FREE =
      Set.of("/v1/whoami", "/v1/loads", "/v1/loads/{id}", "/v1/fleet/rollups");

  private AuditedOperations() {}

  /**
   * Returns whether it is noted: every change, and every question that tells of devices or keys.
   */
  static boolean isNoted(Operation operation) {
    return !operation.method().equals("GET")
        || (operation.template().get(0).equals("v1") && !FREE.contains(operation.path()));
  }

  /**
   * Returns whether it changes something by itself, such as keys, the device registry or loads.
   * Readings that are sent are not waited for.
   */
  static boolean isChange(Operation operation) {
    return !operation.method().equals("GET")
        && operation.role().filter(it -> it == Role.OPERATE || it == Role.ADMIN).isPresent();
  }
}
