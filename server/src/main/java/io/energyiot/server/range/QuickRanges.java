package io.energyiot.server.range;

import io.energyiot.model.Series;
import io.energyiot.model.StorageZone;
import io.energyiot.model.error.EnergyException;
import io.energyiot.query.DeviceQueries;
import io.energyiot.query.QuerySettings;
import io.energyiot.query.RangeAnswer;
import io.energyiot.query.RangePart;
import io.energyiot.query.SeriesBlocks;
import io.energyiot.server.access.AccessGate;
import io.energyiot.server.access.Visibility;
import io.energyiot.server.answer.RangeJson;
import io.energyiot.server.answer.TextBuffer;
import io.energyiot.server.audit.AuditedRequest;
import io.energyiot.server.stream.StalledClient;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.PooledByteBufAllocator;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Answers the most frequent questions for readings quickly: one channel, as JSON, at most about a
 * month. It runs on the thread that read the request and never blocks it. Everything else, errors
 * too, is left to {@link RangeResource}. Both give the same answers.
 */
@ApplicationScoped
public class QuickRanges {
  private static final long LONGEST = TimeUnit.DAYS.toMillis(32);
  private static final int BEFORE_OTHERS = -1;
  private static final int MAX_STORED = 4 * RangeResource.FEW_READINGS;
  private static final int HEAD_BYTES = 1024;
  private static final int READING_BYTES = 112;
  private static final Set<String> PARAMETERS = Set.of("from", "to", "zone", "channel", "as_of");

  private final DeviceQueries queries;
  private final Visibility visibility;
  private final ZoneId usualZone;
  private final Vertx vertx;
  private final long stallMillis;

  /** Asks {@code queries}; questions without a zone are in the storage zone. */
  public QuickRanges(
      DeviceQueries queries,
      Visibility visibility,
      QuerySettings settings,
      StorageZone storageZone,
      Vertx vertx) {
    this.queries = queries;
    this.visibility = visibility;
    this.usualZone = storageZone.id();
    this.vertx = vertx;
    this.stallMillis = TimeUnit.SECONDS.toMillis(settings.stallSeconds());
  }

  /** Takes its questions from {@code router}. */
  public void register(@Observes Router router) {
    router
        .route(HttpMethod.GET, "/v1/devices/:device_id/readings")
        .order(BEFORE_OTHERS)
        .handler(this::answerOrLeave);
  }

  private void answerOrLeave(RoutingContext routing) {
    boolean plain =
        isPlain(routing.request()) && PARAMETERS.containsAll(routing.queryParams().names());
    if (!plain || !queries.isReadyToBegin()) {
      routing.next();
      return;
    }
    try {
      RangeParameters parameters =
          new RangeParameters(name -> routing.queryParams().getAll(name), usualZone);
      RangeRequest request = parameters.read(routing.pathParam("device_id"));
      boolean isShort = request.range().to() - request.range().from() <= LONGEST;
      if (isShort && request.isOfOneChannel()) {
        begin(routing, request);
      } else {
        routing.next();
      }
    } catch (EnergyException e) {
      routing.next();
    }
  }

  private static boolean isPlain(HttpServerRequest request) {
    String accept = request.getHeader("Accept");
    boolean json = accept == null || accept.equals("*/*") || accept.equals("application/json");
    return json
        && request.getHeader("If-None-Match") == null
        && request.getHeader("Accept-Encoding") == null;
  }

  private void begin(RoutingContext routing, RangeRequest request) {
    AuditedRequest.of(routing).range(request.range().from(), request.range().to());
    boolean settled = queries.isSettled(request.range());
    Series series = new Series(request.deviceId(), request.channels().get(0));
    Context context = vertx.getOrCreateContext();
    CompletableFuture<?> unused =
        queries
            .by(visibility.of(AccessGate.identity(routing)))
            .begin(series, request.range())
            .whenComplete(
                (blocks, failure) ->
                    context.runOnContext(
                        now -> {
                          if (failure == null) {
                            answerOrFail(
                                routing, new PackedRange(request, settled, List.of(blocks)));
                          } else {
                            routing.next();
                          }
                        }));
  }

  /** Answers, or fails the request: nothing else would answer after an exception here. */
  private void answerOrFail(RoutingContext routing, PackedRange packed) {
    try {
      answer(routing, packed);
    } catch (EnergyException e) {
      routing.next();
    } catch (RuntimeException e) {
      routing.fail(e);
    }
  }

  private void answer(RoutingContext routing, PackedRange packed) {
    SeriesBlocks blocks = packed.blocks().get(0);
    if (blocks.readings() > MAX_STORED) {
      routing.next(); // unpacking them would hold up other requests on this thread
      return;
    }
    Optional<RangeAnswer> answer = queries.answerWithoutWaiting(blocks, packed.request().asOf());
    if (answer.isEmpty() || answer.get().readings().size() > RangeResource.FEW_READINGS) {
      routing.next();
      return;
    }
    AuditedRequest.of(routing).readings(answer.get().readings().size());
    HttpServerResponse response = routing.response();
    response.putHeader("Content-Type", AnswerFormat.JSON.header());
    packed.tag(AnswerFormat.JSON, null).ifPresent(tag -> response.putHeader("ETag", tag));
    send(response, routing.request().connection(), text(answer.get()));
  }

  /** Writes the answer to memory of Netty's, which is sent without a copy and reused. */
  private static ByteBuf text(RangeAnswer answer) {
    int size = HEAD_BYTES + READING_BYTES * answer.readings().size();
    ByteBuf bytes = PooledByteBufAllocator.DEFAULT.directBuffer(size);
    try {
      TextBuffer text = new TextBuffer(new ByteBufOutputStream(bytes));
      new RangeJson(text, answer.range().zone())
          .write(RangePart.all(answer, false), Optional.empty());
      text.flush();
      return bytes;
    } catch (IOException e) {
      bytes.release();
      throw new UncheckedIOException("writing to memory", e);
    } catch (RuntimeException e) {
      bytes.release();
      throw e;
    }
  }

  /**
   * Sends an answer and closes the connection if the client does not read it. Releases the memory,
   * which Vert.x does not do.
   */
  @SuppressWarnings("deprecation") // nothing else sends Netty's memory without a copy
  private void send(HttpServerResponse response, HttpConnection connection, ByteBuf text) {
    if (response.closed()) {
      text.release();
      return;
    }
    Future<Void> sent = response.end(Buffer.buffer(text)).onComplete(done -> text.release());
    if (!sent.isComplete()) {
      long timer = vertx.setTimer(stallMillis, late -> StalledClient.cutOff(connection));
      sent.onComplete(done -> vertx.cancelTimer(timer));
    }
  }
}
