package io.energyiot.ingest.seal;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Works on several shares of a day at the same time.
 *
 * @param threads how many
 */
record ParallelShares(int threads) {

  /**
   * Does {@code work} for each share, and returns when all is done or something has failed. Then
   * the other threads are interrupted.
   *
   * @throws EnergyException what {@code work} throws, or with {@link ErrorCode#INTERNAL} if this
   *     thread is interrupted
   */
  <S> void forEach(Collection<S> shares, Consumer<S> work) {
    ExecutorService workers = Executors.newFixedThreadPool(threads, ParallelShares::daemon);
    try {
      List<? extends Future<?>> begun =
          shares.stream().map(share -> workers.submit(() -> work.accept(share))).toList();
      for (Future<?> each : begun) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof EnergyException ours
          ? ours
          : new EnergyException(ErrorCode.INTERNAL, "a share: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(e);
    } finally {
      workers.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "seal-share");
    thread.setDaemon(true);
    return thread;
  }

  /** The failure of a thread that is told to stop. */
  static EnergyException interrupted(Exception cause) {
    return new EnergyException(ErrorCode.INTERNAL, "interrupted while sealing", cause);
  }
}
