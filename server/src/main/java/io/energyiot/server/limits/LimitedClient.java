package io.energyiot.server.limits;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.vertx.ext.web.RoutingContext;

/** The client of a request, whose limits its answer has to heed. Safe for use by many threads. */
public final class LimitedClient {
  private static final String KEPT = LimitedClient.class.getName();

  /** Of a server without limits. */
  private static final LimitedClient FREE = new LimitedClient(null, null);

  private final Allowance own;
  private final Allowance all;

  LimitedClient(Allowance own, Allowance all) {
    this.own = own;
    this.all = all;
  }

  /** Keeps it for {@link #of}. */
  void keep(RoutingContext routing) {
    routing.put(KEPT, this);
  }

  /**
   * Returns that of a request; one without limits if there are none.
   *
   * @param routing null if there is no request
   */
  public static LimitedClient of(RoutingContext routing) {
    LimitedClient kept = routing == null ? null : routing.get(KEPT);
    return kept == null ? FREE : kept;
  }

  /** Counts readings that were sent. */
  public void chargeReadings(long count) {
    if (own != null) {
      own.chargeReadings(count);
      all.chargeReadings(count);
    }
  }

  /**
   * Takes a place for a streamed answer.
   *
   * @return gives it back; must be called once
   * @throws EnergyException with {@link ErrorCode#RATE_LIMITED} if the client has all that it may
   */
  public Runnable enterStream() {
    if (own == null) {
      return () -> {};
    }
    if (!own.enterStream()) {
      throw new EnergyException(
          ErrorCode.RATE_LIMITED,
          "this client has as many streamed answers at once as it may (limits.client.streams);"
              + " read one to its end, or ask in pages");
    }
    if (!all.enterStream()) {
      own.leaveStream();
      throw new EnergyException(
          ErrorCode.RATE_LIMITED,
          "all clients together have as many streamed answers as they may (limits.all.streams);"
              + " try again, or ask in pages");
    }
    return () -> {
      own.leaveStream();
      all.leaveStream();
    };
  }
}
