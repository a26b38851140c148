package io.energyiot.store.idempotency;

import java.nio.ByteBuffer;
import java.util.UUID;

/** What an idempotency key says about a request. */
public sealed interface KeyClaim {
  /**
   * Nobody else has the key: the request is to be done, and its answer kept or the key released.
   *
   * @param key the key
   * @param fingerprint of the request
   * @param attempt tells this request from others with the same key
   */
  record First(String key, long fingerprint, UUID attempt) implements KeyClaim {}

  /**
   * The same request was answered before.
   *
   * @param status of that answer, HTTP
   * @param body of that answer, read-only
   */
  record Answered(int status, ByteBuffer body) implements KeyClaim {}

  /** The same request is being done. */
  record InFlight() implements KeyClaim {}

  /** Another request has the key. */
  record OtherRequest() implements KeyClaim {}
}
