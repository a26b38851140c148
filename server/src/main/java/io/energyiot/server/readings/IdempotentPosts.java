package io.energyiot.server.readings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.model.Quoted;
import io.energyiot.model.access.Scope;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.error.Problem;
import io.energyiot.store.idempotency.IdempotencyKeys;
import io.energyiot.store.idempotency.KeyOutcome;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import net.openhft.hashing.LongHashFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does a request with an {@code Idempotency-Key} only once, and keeps its answer. A failed request
 * releases its key, so it can be sent again.
 */
@Singleton
public final class IdempotentPosts {
  /** The header with the key. */
  static final String KEY = "Idempotency-Key";

  /** The header of an answer that is repeated. */
  static final String REPLAYED = "Idempotency-Replayed";

  private static final Logger LOG = LoggerFactory.getLogger(IdempotentPosts.class);
  private static final int LONGEST_KEY = 255;

  private final IdempotencyKeys keys;
  private final ObjectMapper json;

  /** Keeps answers in {@code keys}. */
  public IdempotentPosts(IdempotencyKeys keys, ObjectMapper json) {
    this.keys = keys;
    this.json = json;
  }

  /**
   * Returns the key of a request; null if it has none.
   *
   * @param headers the values of its headers of that name; null if there are none
   * @throws BrokenRuleException with {@link ErrorCode#IDEMPOTENCY_KEY_INVALID}
   */
  static String key(List<String> headers) {
    if (headers == null || headers.isEmpty()) {
      return null;
    }
    String key = String.join(", ", headers);
    boolean visible = key.chars().allMatch(c -> c > ' ' && c < 0x7F);
    if (key.isEmpty() || key.length() > LONGEST_KEY || !visible) {
      throw new BrokenRuleException(
          ErrorCode.IDEMPOTENCY_KEY_INVALID,
          KEY,
          KEY + " is 1 to " + LONGEST_KEY + " visible ASCII characters, not " + Quoted.of(key));
    }
    return key;
  }

  /**
   * Returns the key under which an answer is kept. Requests of one scope don't meet those of
   * another, which would tell of each other by their keys.
   */
  static String keyOf(Scope scope, String key) {
    if (scope instanceof Scope.Whole) {
      return key;
    }
    long its = LongHashFunction.xx3().hashChars(String.join("\n", scope.texts()));
    return Long.toHexString(its) + " " + key; // the keys of clients have no blank
  }

  /** Returns a number that differs for requests with other bytes or another meaning. */
  static long fingerprint(BodyForm form, byte[] body) {
    long meaning = LongHashFunction.xx3().hashChars(form.meaning());
    return LongHashFunction.xx3(meaning).hashBytes(body);
  }

  /**
   * Does {@code work}, or returns the answer from before if it was already done.
   *
   * @throws EnergyException with {@link ErrorCode#IDEMPOTENCY_KEY_REUSED} or {@link
   *     ErrorCode#IDEMPOTENCY_KEY_IN_FLIGHT}, or as {@code work} does
   */
  Response once(String key, long fingerprint, Supplier<Response> work) {
    KeyOutcome outcome = keys.take(key, fingerprint);
    if (outcome instanceof KeyOutcome.First first) {
      return keep(first, done(first, work));
    }
    if (outcome instanceof KeyOutcome.Answered before) {
      byte[] body = new byte[before.body().remaining()];
      before.body().duplicate().get(body);
      return answer(before.status(), body).header(REPLAYED, true).build();
    }
    throw outcome instanceof KeyOutcome.InFlight
        ? new BrokenRuleException(
            ErrorCode.IDEMPOTENCY_KEY_IN_FLIGHT,
            KEY,
            "the request with this key is still running; send it again in a second for its answer")
        : new BrokenRuleException(
            ErrorCode.IDEMPOTENCY_KEY_REUSED,
            KEY,
            "another request came with this key; a key belongs to one request for a day");
  }

  private Response done(KeyOutcome.First first, Supplier<Response> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      try {
        keys.release(first);
      } catch (EnergyException also) {
        e.addSuppressed(also); // the key is released by itself
      }
      throw e;
    }
  }

  private Response keep(KeyOutcome.First first, Response done) {
    byte[] body = bytes(done.getEntity());
    try {
      keys.keep(first, done.getStatus(), body);
    } catch (EnergyException e) {
      // The readings are taken, and the client must learn it. If they come again, nothing changes.
      LOG.warn("the answer to an idempotency key is not kept: {}", e.getMessage());
    }
    return answer(done.getStatus(), body).build();
  }

  private byte[] bytes(Object entity) {
    try {
      return json.writeValueAsBytes(entity);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  private static Response.ResponseBuilder answer(int status, byte[] body) {
    String type = status < 300 ? MediaType.APPLICATION_JSON : Problem.MEDIA_TYPE;
    return Response.status(status).type(type).entity(body);
  }
}
