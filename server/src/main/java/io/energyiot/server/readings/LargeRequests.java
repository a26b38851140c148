package io.energyiot.server.readings;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.ServerSettings;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Takes a few large requests at the same time, and tells the others to come back. Small requests
 * are not held up.
 */
@Singleton
public final class LargeRequests {
  private static final long LARGE_BYTES = 1 << 20;
  private static final int USUAL_COMPRESSION = 20;

  private final Semaphore places;

  /** As many places as {@code settings} say. */
  public LargeRequests(ServerSettings settings) {
    places = new Semaphore(settings.largeRequests());
  }

  /**
   * Does {@code work}, within a place if the request is large.
   *
   * @param bytes of the body as it is sent; null if the client does not say
   * @param compressed whether it holds far more than its bytes
   * @throws EnergyException with {@link ErrorCode#OVERLOADED} if no place is free within a second
   */
  public <T> T admit(Long bytes, boolean compressed, Supplier<T> work) {
    long most = compressed ? LARGE_BYTES / USUAL_COMPRESSION : LARGE_BYTES;
    if (bytes != null && bytes <= most) {
      return work.get();
    }
    acquire();
    try {
      return work.get();
    } finally {
      places.release();
    }
  }

  private void acquire() {
    try {
      if (places.tryAcquire(1, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new EnergyException(
        ErrorCode.OVERLOADED, "too many large requests at once; send it again in a second");
  }
}
