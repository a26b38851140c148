package io.energyiot.cli.machine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Work that hears when the program is told to end, and has time to clean up. */
public final class Stoppable {
  private static final int MAX_SECONDS = 120;

  private Stoppable() {}

  /** Does {@code work} on this thread, which is interrupted when the program is told to end. */
  public static <T> T run(Supplier<T> work) {
    Thread worker = Thread.currentThread();
    return run(
        work,
        () -> {
          worker.interrupt();
          return true;
        });
  }

  /**
   * Does {@code work} on this thread.
   *
   * @param stop is called on another thread when the program is told to end, and says whether it
   *     must wait for the end of the work
   */
  public static <T> T run(Supplier<T> work, BooleanSupplier stop) {
    CountDownLatch done = new CountDownLatch(1);
    Thread hook = new Thread(() -> stop(stop, done), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.get();
    } finally {
      done.countDown();
      remove(hook);
    }
  }

  private static void stop(BooleanSupplier stop, CountDownLatch done) {
    try {
      if (stop.getAsBoolean() && !done.await(MAX_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("energy: stopped before all was cleaned up");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the program is ending: the hook runs
    }
  }
}
