package io.energyiot.query;

import java.util.concurrent.CompletableFuture;

/** Tells which devices somebody sees. Of all others, nothing may be told. */
@FunctionalInterface
public interface Sight {
  /** Sees all devices. */
  Sight ALL = deviceId -> CompletableFuture.completedFuture(true);

  /**
   * Begins to find out whether a device is seen. Never waits.
   *
   * @return fails with the driver's exceptions
   */
  CompletableFuture<Boolean> sees(String deviceId);
}
