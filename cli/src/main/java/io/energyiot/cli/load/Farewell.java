package io.energyiot.cli.load;

import io.energyiot.cli.output.TaskProgress;
import java.io.Console;
import java.util.Locale;
import java.util.UUID;

/**
 * What happens to a load of the loader when its command is told to end. On a terminal, the user is
 * asked whether to cancel it; elsewhere it goes on.
 */
final class Farewell {
  private final Runnable cancel;
  private volatile TaskProgress bar;
  private volatile UUID load;
  private volatile boolean said;

  /**
   * @param cancel asks the loader to cancel the load
   */
  Farewell(Runnable cancel) {
    this.cancel = cancel;
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

  /** The command is told to end. Returns whether it must wait for the load's end. */
  boolean say() {
    said = true;
    if (load == null) {
      return false;
    }
    if (bar != null) {
      bar.close();
    }
    if (isCancelWanted()) {
      cancel.run();
      return true;
    }
    System.err.printf(
        "energy: the load goes on; ./energy loads show %s tells how far it is%n", load);
    return false;
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
}
