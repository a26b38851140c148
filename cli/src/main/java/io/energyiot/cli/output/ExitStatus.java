package io.energyiot.cli.output;

import io.energyiot.model.error.ErrorCode;

/** What the command's exit status says. */
public final class ExitStatus {
  /** All done. */
  public static final int DONE = 0;

  /** The system, or one that it depends on, failed. */
  public static final int SYSTEM_FAILED = 1;

  /** The user's mistake: a wrong option, file or setting. */
  public static final int USER_MISTAKE = 2;

  /** Done, but some records were rejected. */
  public static final int DONE_WITH_REJECTS = 3;

  private ExitStatus() {}

  /** The status of a command that failed with {@code code}. */
  public static int of(ErrorCode code) {
    return code.type().exitStatus();
  }
}
