package io.energyiot.server.body;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Admits a few large requests at the same time and refuses the others for now. Small requests
 * always pass.
 */
@Singleton
public final class LargeRequestPlaces {
  private static final long LARGE_BYTES = 1 << 20;
  private static final int USUAL_COMPRESSION = 20;

  private final Semaphore places;

  /** Creates as many places as {@code settings} say. */
  public LargeRequestPlaces(BodySettings settings) {
    places = new Semaphore(settings.largeRequests());
  }

  /**
   * Does {@code work}; a large request takes a place meanwhile.
   *
   * @param bytes length of the body as it is sent; null if the client does not say
   * @param compressed whether the body is compressed
   * @throws EnergyException with {@link ErrorCode#OVERLOADED} if no place is free within a second
   */
  public <T> T admit(Long bytes, boolean compressed, Supplier<T> work) {
    try (Place place = place(bytes, compressed)) {
      return place.doing(work);
    }
  }

  /**
   * Returns a place, already taken if the request is large.
   *
   * @param bytes as for {@link #admit}
   * @param compressed as for {@link #admit}
   * @throws EnergyException with {@link ErrorCode#OVERLOADED} if no place is free within a second
   */
  public Place place(Long bytes, boolean compressed) {
    long max = compressed ? LARGE_BYTES / USUAL_COMPRESSION : LARGE_BYTES;
    return new Place(bytes == null || bytes > max);
  }

  /** A place that a request may hold until it is done. */
  public final class Place implements AutoCloseable {
    private boolean held;

    private Place(boolean large) {
      if (large) {
        take();
      }
    }

    private void take() {
      acquire();
      held = true;
    }

    private <T> T doing(Supplier<T> work) {
      return work.get();
    }

    /**
     * Takes the place if the request turns out to be large after decompression.
     *
     * @throws EnergyException with {@link ErrorCode#OVERLOADED} if it needs a place now, and none
     *     is free within a second
     */
    public void grownTo(long bytes) {
      if (!held && bytes > LARGE_BYTES) {
        take();
      }
    }

    @Override
    public void close() {
      if (held) {
        places.release();
      }
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
