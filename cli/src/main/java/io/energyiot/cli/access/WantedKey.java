package io.energyiot.cli.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.energyiot.model.access.Role;
import io.energyiot.model.access.Scope;
import io.energyiot.store.access.NewKey;
import java.time.Instant;
import java.util.List;

/**
 * An API key as the user wants it, which is also how the server is asked for it.
 *
 * @param expires null if it does not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WantedKey(String name, List<String> roles, List<String> scope, Instant expires) {

  /** The same, checked. */
  NewKey checked() {
    return new NewKey(name, Role.all(roles), Scope.of(scope), expires);
  }
}
