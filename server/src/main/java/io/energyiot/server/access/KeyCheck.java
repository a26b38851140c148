package io.energyiot.server.access;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.server.error.RareLines;
import io.energyiot.store.access.ApiKey;
import io.energyiot.store.access.ApiKeys;
import io.energyiot.store.access.KeyText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks API keys by the store. */
final class KeyCheck {
  /** How long a key may still be taken after it was revoked, on any server. */
  static final Duration HELD = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(KeyCheck.class);

  private final ApiKeys keys;
  private final RareLines lines = new RareLines(System::nanoTime);

  KeyCheck(ApiKeys keys) {
    this.keys = keys;
  }

  /**
   * Checks the key that a header shows, without waiting. It fails with {@link EnergyException} if
   * the store does not answer.
   */
  CompletionStage<CheckedCredential> check(String header, KeyText shown) {
    long asked = System.nanoTime();
    return keys.find(shown.id())
        .handle(
            (found, failure) -> {
              if (failure != null) {
                throw new CompletionException(explained(EnergyException.causeOf(failure)));
              }
              return judged(header, shown, found, asked);
            });
  }

  /** Tells nobody without a credential what the driver says of the nodes. */
  private Throwable explained(Throwable failure) {
    if (!(failure instanceof EnergyException ours)
        || ours.code() != ErrorCode.CASSANDRA_UNAVAILABLE) {
      return failure;
    }
    lines
        .tell(ours.code())
        .ifPresent(left -> LOG.warn("API keys can't be checked: {}", ours.getMessage()));
    return new EnergyException(
        ours.code(), "API keys can't be checked, because Cassandra does not answer; try again");
  }

  /** What the row says holds from when it was asked for, however late the answer came. */
  private CheckedCredential judged(
      String header, KeyText shown, Optional<ApiKey> found, long asked) {
    Instant now = Instant.now();
    if (found.isEmpty() || !found.get().is(shown) || !found.get().isValid(now)) {
      return refused(header);
    }
    ApiKey key = found.get();
    keys.use(key, now);
    Duration held = HELD.minusNanos(System.nanoTime() - asked);
    if (key.expires() != null && Duration.between(now, key.expires()).compareTo(held) < 0) {
      held = Duration.between(now, key.expires());
    }
    return CheckedCredential.good(header, key.identity(), held);
  }

  static CheckedCredential refused(String header) {
    EnergyException refusal =
        new EnergyException(
            ErrorCode.UNAUTHENTICATED, "the credential is unknown, has expired or is revoked");
    return CheckedCredential.refused(header, refusal, HELD);
  }
}
