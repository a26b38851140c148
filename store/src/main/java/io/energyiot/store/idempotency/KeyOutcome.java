package io.energyiot.store.idempotency;

import java.nio.ByteBuffer;
import java.util.UUID;

/** The outcome of taking an idempotency key. */
public sealed interface KeyOutcome {
  /**
   * Nobody else has the key. The request must be done, and its answer kept or the key released.
   *
   * @param key the key
   * @param fingerprint of the request
   * @param attempt tells this request from others with the same key
   */
  record First(String key, long fingerprint, UUID attempt) implements KeyOutcome {}

  /**
   * The same request was answered before.
   *
   * @param status the HTTP status of that answer
   * @param body the body of that answer, read-only
   */
  record Answered(int status, ByteBuffer body) implements KeyOutcome {}

  /** The same request is being done. */
  record InFlight() implements KeyOutcome {}

  /** Another request has the key. */
  record OtherRequest() implements KeyOutcome {}
}
