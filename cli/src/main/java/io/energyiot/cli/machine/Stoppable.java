package io.energyiot.cli.machine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Interrupts work when the program is told to end, and gives it time to clean up. */
public final class Stoppable {
  private static final int MAX_SECONDS = 120;

  private Stoppable() {}

  /** Does {@code work} on this thread. */
  public static <T> T run(Supplier<T> work) {
    Thread worker = Thread.currentThread();
    CountDownLatch done = new CountDownLatch(1);
    Thread stop = new Thread(() -> stop(worker, done), "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      return work.get();
    } finally {
      done.countDown();
      remove(stop);
    }
  }

  private static void stop(Thread worker, CountDownLatch done) {
    worker.interrupt();
    try {
      if (!done.await(MAX_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("energy: stopped before all was cleaned up");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void remove(Thread stop) {
    try {
      Runtime.getRuntime().removeShutdownHook(stop);
    } catch (IllegalStateException e) {
      // the program is ending: the hook runs
    }
  }
}
