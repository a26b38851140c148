package io.energyiot.client.device;

import java.util.List;
import java.util.Optional;

/**
 * Some devices of a search.
 *
 * @param nextCursor where the next ones begin; null after the last
 */
public record DevicePage(List<RegisteredDevice> devices, String nextCursor) {

  /** Copies the list. */
  public DevicePage {
    devices = devices == null ? List.of() : List.copyOf(devices);
  }

  /** Where the next devices begin, if there are more. */
  public Optional<String> cursor() {
    return Optional.ofNullable(nextCursor);
  }
}
