package io.energyiot.server.body;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/**
 * The body of a request, which its client must send at a minimum average rate. Only the time spent
 * waiting for the client counts, not the time spent on what has arrived.
 */
final class MinRateBody extends FilterInputStream {
  /** How long any client may be waited for, seconds. */
  static final int GRACE_SECONDS = 10;

  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
  private static final double SECOND_NANOS = 1e9;

  /** What a client may still send after its answer is known, and how long that may take. */
  private static final int MAX_REST = 1 << 20;

  private static final long MAX_REST_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final int minRate;
  private final Runnable giveUp;
  private long received;
  private long waitedNanos;
  private boolean givenUp;
  private boolean ended;

  /**
   * @param minRate bytes a second
   * @param giveUp runs once, when the client was too slow or sends too much that nobody reads. It
   *     has the connection closed after the answer, and the unread bytes freed
   */
  MinRateBody(InputStream body, int minRate, Runnable giveUp) {
    super(body);
    this.minRate = minRate;
    this.giveUp = giveUp;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  /**
   * @throws EnergyException with {@link ErrorCode#BODY_TOO_SLOW}
   */
  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (givenUp) {
      throw tooSlow();
    }
    long began = System.nanoTime();
    int got = in.read(target, offset, length);
    waitedNanos += System.nanoTime() - began;
    received += Math.max(0, got);
    ended = got < 0;
    if (!ended && waitedNanos > GRACE_NANOS && received < minRate * waitedNanos / SECOND_NANOS) {
      giveUp();
      throw tooSlow();
    }
    return got;
  }

  private void giveUp() {
    givenUp = true;
    giveUp.run();
  }

  private EnergyException tooSlow() {
    return new EnergyException(
        ErrorCode.BODY_TOO_SLOW,
        "a body must come at %d bytes a second or more after its first %d seconds"
            .formatted(minRate, GRACE_SECONDS));
  }

  /**
   * Reads the rest, which would otherwise be taken for the next request on the connection. A long
   * or slow one is left, and the client given up.
   */
  @Override
  public void close() throws IOException {
    try {
      readRest();
    } catch (EnergyException e) {
      return; // the connection takes no further request
    }
    if (!givenUp) {
      in.close();
    }
  }

  private void readRest() throws IOException {
    byte[] rest = new byte[8192];
    long end = received + MAX_REST;
    long began = System.nanoTime();
    while (!ended && !givenUp) {
      if (received > end || System.nanoTime() - began > MAX_REST_NANOS) {
        giveUp();
      } else {
        read(rest, 0, rest.length);
      }
    }
  }
}
