package io.energyiot.platform.process;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.time.Duration;

/** The pause between two looks at what can't tell us when it changes, such as a process. */
public final class Pause {
  private static final int MILLIS = 50;

  private Pause() {}

  public static void brief() {
    try {
      Thread.sleep(MILLIS);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Pauses until the time is over or the thread is interrupted, which it then stays. */
  public static void of(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Keeps the thread's interrupt; what was started goes on. */
  public static EnergyException interrupted() {
    Thread.currentThread().interrupt();
    return new EnergyException(
        ErrorCode.CHILD_FAILED, "Interrupted while waiting for a child process; it goes on");
  }
}
