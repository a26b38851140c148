package io.energyiot.loader;

import io.energyiot.load.LoadResult;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The thread that does a load. One that hangs, as in a file system that does not answer, can't be
 * ended but with its process.
 */
final class LoadThread {
  /** How long an interrupted load may take to end. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final CompletableFuture<LoadResult> done = new CompletableFuture<>();
  private final Duration patience;
  private final Runnable halt;
  private final Thread thread;
  private boolean interrupted;
  private long since;

  private LoadThread(Supplier<LoadResult> load, Duration patience, Runnable halt) {
    this.patience = patience;
    this.halt = halt;
    this.thread = new Thread(() -> done.complete(load.get()), "load");
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((itself, failure) -> done.completeExceptionally(failure));
  }

  /**
   * Starts a load.
   *
   * @param patience how long it may take to end after {@link #end}
   * @param halt ends the process at once
   */
  static LoadThread start(Supplier<LoadResult> load, Duration patience, Runnable halt) {
    LoadThread started = new LoadThread(load, patience, halt);
    started.thread.start();
    return started;
  }

  /**
   * Waits for the load's end; empty if it has not come within that time.
   *
   * @throws ExecutionException if the load has a defect
   */
  Optional<LoadResult> await(long millis) throws InterruptedException, ExecutionException {
    try {
      return Optional.of(done.get(millis, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    }
  }

  /**
   * Interrupts the load. To be called until it has ended, for this halts the process if it does
   * not.
   *
   * @return whether this is the first time
   */
  boolean end() {
    if (!interrupted) {
      interrupted = true;
      since = System.nanoTime();
      thread.interrupt();
      return true;
    }
    if (System.nanoTime() - since > patience.toNanos()) {
      halt.run();
    }
    return false;
  }
}
