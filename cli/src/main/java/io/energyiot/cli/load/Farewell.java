package io.energyiot.cli.load;

import io.energyiot.cli.output.TaskProgress;
import java.io.Console;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens to a load of the loader when its command is told to end. On a terminal, the user is
 * asked whether to cancel it; elsewhere it goes on.
 */
final class Farewell implements AutoCloseable {
  private static final int MAX_SECONDS = 120;

  private final Runnable cancel;
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook = new Thread(this::say, "farewell");
  private volatile TaskProgress bar;
  private volatile UUID load;
  private volatile boolean said;

  /**
   * @param cancel asks the loader to cancel the load
   */
  Farewell(Runnable cancel) {
    this.cancel = cancel;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Sets the bar that must not write over the question. */
  void tellBy(TaskProgress shown) {
    bar = shown;
  }

  /** The load is in the queue from now on. */
  void isQueued(UUID id) {
    load = id;
  }

  /** Whether the command is ending. */
  boolean isSaid() {
    return said;
  }

  private void say() {
    said = true;
    if (load == null) {
      return;
    }
    if (bar != null) {
      bar.close();
    }
    if (isCancelWanted()) {
      cancel.run();
      awaitEnd();
    } else {
      System.err.printf(
          "energy: the load goes on; ./energy loads show %s tells how far it is%n", load);
    }
  }

  @SuppressWarnings("SystemConsoleNull") // so it is on the JDK 17 that the build asks for
  private static boolean isCancelWanted() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    String answer = console.readLine("%nCancel the load (c), or leave it running (Enter)? ");
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).startsWith("c");
  }

  private void awaitEnd() {
    try {
      if (!done.await(MAX_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("energy: the load has not ended yet");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The command is done. */
  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // the program is ending: the hook runs
    }
  }
}
