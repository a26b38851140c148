package io.energyiot.server.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/**
 * A bucket of tokens, which fills steadily up to those of one second. Its owner may take more than
 * there are, and then waits until the debt is paid: so a large body is never refused half way.
 */
final class TokenBucket {
  private final long perSecond;
  private final Bucket bucket;

  private TokenBucket(long perSecond) {
    this.perSecond = perSecond;
    this.bucket =
        perSecond == 0
            ? null
            : Bucket.builder()
                .addLimit(
                    limit ->
                        limit.capacity(perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
  }

  /**
   * Returns a full bucket.
   *
   * @param perSecond tokens; 0 for a bucket that is never empty
   */
  static TokenBucket of(long perSecond) {
    return new TokenBucket(perSecond);
  }

  /** Takes a token, or returns how long it takes until there is one, nanoseconds; 0 if it did. */
  long take() {
    if (bucket == null) {
      return 0;
    }
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed() ? 0 : Math.max(1, probe.getNanosToWaitForRefill());
  }

  /** Returns how long it takes until there is a token, nanoseconds; 0 if there is one. */
  long untilAny() {
    return bucket == null ? 0 : bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
  }

  /** Takes tokens, even if there are not so many. */
  void charge(long tokens) {
    if (bucket != null && tokens > 0) {
      long unused = bucket.consumeIgnoringRateLimits(tokens);
    }
  }

  /** Returns whether nothing was taken of late. */
  boolean isFull() {
    return bucket == null || bucket.getAvailableTokens() >= perSecond;
  }
}
