package io.energyiot.platform.process;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;

/** The pause between two looks at a process that can't tell us when it changes. */
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

  /** Keeps the thread's interrupt; what was started goes on. */
  public static EnergyException interrupted() {
    Thread.currentThread().interrupt();
    return new EnergyException(
        ErrorCode.CHILD_FAILED, "Interrupted while waiting for a child process; it goes on");
  }
}
