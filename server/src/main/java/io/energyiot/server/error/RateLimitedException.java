package io.energyiot.server.error;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.util.concurrent.TimeUnit;

/** The refusal of a request that came too soon. */
public final class RateLimitedException extends EnergyException {
  private static final long serialVersionUID = 1L;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final int seconds;

  private RateLimitedException(String message, int seconds) {
    super(ErrorCode.RATE_LIMITED, message);
    this.seconds = seconds;
  }

  /**
   * Returns the refusal.
   *
   * @param who has a limit, such as {@code this client}
   * @param nanos after which it may be sent again
   */
  public static RateLimitedException after(String who, long nanos) {
    int seconds = (int) Math.min(Integer.MAX_VALUE, (nanos + SECOND - 1) / SECOND);
    return new RateLimitedException(
        who + " may ask or send no more for now; send it again after " + seconds + " s", seconds);
  }

  /** Returns after how many seconds it may be sent again, rounded up. */
  public int seconds() {
    return seconds;
  }
}
