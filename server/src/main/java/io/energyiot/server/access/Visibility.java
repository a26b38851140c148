package io.energyiot.server.access;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.energyiot.model.access.Identity;
import io.energyiot.model.access.Scope;
import io.energyiot.model.device.Device;
import io.energyiot.query.Sight;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Tells which devices identities see. What the device registry says of a device is remembered for
 * ten seconds, so most questions with a scope cost no more than those without. Nothing here waits.
 */
public final class Visibility {
  private static final Duration HELD = Duration.ofSeconds(10);

  /** A device takes a kibibyte at most. */
  private static final int MAX_HELD = 20_000;

  private final Function<String, CompletableFuture<Optional<Device>>> registry;
  private final AsyncCache<String, Optional<Device>> known;

  /**
   * Looks for the devices of groups in {@code registry}.
   *
   * @param registry begins to read a device
   */
  public Visibility(Function<String, CompletableFuture<Optional<Device>>> registry) {
    this(registry, Ticker.systemTicker());
  }

  Visibility(Function<String, CompletableFuture<Optional<Device>>> registry, Ticker ticker) {
    this.registry = registry;
    this.known =
        Caffeine.newBuilder()
            .maximumSize(MAX_HELD)
            .expireAfterWrite(HELD)
            .executor(Runnable::run)
            .ticker(ticker)
            .buildAsync();
  }

  /** Returns what an identity sees. */
  public Sight of(Identity identity) {
    Scope scope = identity.scope();
    if (scope instanceof Scope.Devices some) {
      return deviceId -> CompletableFuture.completedFuture(some.ids().contains(deviceId));
    }
    if (scope instanceof Scope.Group group) {
      return deviceId ->
          find(deviceId).thenApply(found -> found.filter(group::includes).isPresent());
    }
    return Sight.ALL;
  }

  private CompletableFuture<Optional<Device>> find(String deviceId) {
    return known.get(deviceId, (id, executor) -> registry.apply(id));
  }
}
