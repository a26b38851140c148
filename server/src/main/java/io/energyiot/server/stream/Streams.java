package io.energyiot.server.stream;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.query.QuerySettings;
import io.energyiot.query.ReadingMemory;
import io.energyiot.server.limits.LimitedClient;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Limits how many answers are written while clients read them, and gives up on clients that have
 * stopped reading.
 */
@Singleton
public final class Streams {
  private static final long LOOK_MILLIS = 500;

  private final Semaphore places;
  private final int max;
  private final long stallNanos;
  private final Set<Watched> watched = ConcurrentHashMap.newKeySet();

  /** Takes the limits from {@code settings}. */
  public Streams(QuerySettings settings, Vertx vertx) {
    max = settings.maxStreams();
    places = new Semaphore(max);
    stallNanos = TimeUnit.SECONDS.toNanos(settings.stallSeconds());
    vertx.setPeriodic(LOOK_MILLIS, timer -> watched.forEach(Watched::cutOffIfStalled));
  }

  /**
   * Takes a place.
   *
   * @return gives the place back; the end of the response does so too, and doing both is harmless
   * @throws EnergyException with {@link ErrorCode#OVERLOADED} if all are taken, or with {@link
   *     ErrorCode#RATE_LIMITED} if the client has all that it may
   */
  public Runnable enter(RoutingContext routing) {
    Runnable leaveClient = LimitedClient.of(routing).enterStream();
    if (!places.tryAcquire()) {
      leaveClient.run();
      throw new EnergyException(
          ErrorCode.OVERLOADED,
          max
              + " answers are being streamed, and no more are allowed at once; try again, or ask in pages");
    }
    AtomicBoolean left = new AtomicBoolean();
    Runnable leave =
        () -> {
          if (left.compareAndSet(false, true)) {
            places.release();
            leaveClient.run();
          }
        };
    atEnd(routing, leave);
    return leave;
  }

  /** Gives memory back when the response ends, in whatever way. */
  public void giveBackAtEnd(ReadingMemory.Reservation reservation, RoutingContext routing) {
    atEnd(routing, reservation::giveBack);
  }

  private static void atEnd(RoutingContext routing, Runnable work) {
    HttpServerResponse response = routing.response();
    routing.addEndHandler(end -> work.run());
    if (response.closed() || response.ended()) {
      work.run();
    }
  }

  /** Returns a stream to {@code out}; closes the connection if a write waits too long. */
  public OutputStream watch(OutputStream out, RoutingContext routing) {
    Watched stream = new Watched(out, routing.request().connection());
    watched.add(stream);
    routing.addEndHandler(end -> watched.remove(stream));
    return stream;
  }

  private final class Watched extends FilterOutputStream {
    private final HttpConnection connection;
    private volatile long waitingSince;

    Watched(OutputStream out, HttpConnection connection) {
      super(out);
      this.connection = connection;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      waitingSince = System.nanoTime() | 1; // never 0, which means that no write waits
      out.write(bytes, from, length);
      waitingSince = 0;
    }

    private void cutOffIfStalled() {
      long since = waitingSince;
      if (since != 0 && System.nanoTime() - since > stallNanos) {
        watched.remove(this);
        StalledClient.cutOff(connection);
      }
    }
  }
}
