package io.energyiot.store.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdempotencyKeysIT {
  private static final byte[] BODY = "{\"accepted\":1}".getBytes(StandardCharsets.UTF_8);

  private static EnergyStore store;

  private final IdempotencyKeys keys = new IdempotencyKeys(store.session());
  private final String key = UUID.randomUUID().toString();

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private KeyClaim.First claimFirst(IdempotencyKeys by) {
    KeyClaim claim = by.claim(key, 7);
    assertThat(claim).isInstanceOf(KeyClaim.First.class);
    return (KeyClaim.First) claim;
  }

  @Test
  void anAnswerIsKeptForTheSameRequest() {
    KeyClaim.First first = claimFirst(keys);
    assertThat(keys.claim(key, 7)).isEqualTo(new KeyClaim.InFlight());
    assertThat(keys.claim(key, 8)).isEqualTo(new KeyClaim.OtherRequest());

    keys.keep(first, 202, BODY);
    assertThat(keys.claim(key, 7)).isEqualTo(new KeyClaim.Answered(202, ByteBuffer.wrap(BODY)));
    assertThat(keys.claim(key, 8)).isEqualTo(new KeyClaim.OtherRequest());
  }

  @Test
  void aReleasedKeyCanBeClaimedByAnyRequest() {
    keys.release(claimFirst(keys));
    assertThat(keys.claim(key, 8)).isInstanceOf(KeyClaim.First.class);
  }

  @Test
  void aClaimWhoseServerDiedEndsByItselfAndAnAnswerOutlivesIt() {
    IdempotencyKeys brief =
        new IdempotencyKeys(store.session(), Duration.ofSeconds(2), Duration.ofMinutes(1));
    KeyClaim.First dead = claimFirst(brief);
    KeyClaim.First next = null;
    for (int i = 0; i < 100 && next == null; i++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      next = brief.claim(key, 7) instanceof KeyClaim.First first ? first : null;
    }
    assertThat(next).isNotNull();

    brief.keep(dead, 202, new byte[0]); // it comes to life again, too late
    assertThat(brief.claim(key, 7)).isEqualTo(new KeyClaim.InFlight());
    brief.keep(next, 202, BODY);
    LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
    assertThat(brief.claim(key, 7)).isEqualTo(new KeyClaim.Answered(202, ByteBuffer.wrap(BODY)));
  }

  @Test
  void anAnswerWithoutABodyIsAnAnswer() {
    keys.keep(claimFirst(keys), 204, new byte[0]);

    assertThat(keys.claim(key, 7))
        .isEqualTo(new KeyClaim.Answered(204, ByteBuffer.wrap(new byte[0])));
  }

  @Test
  void whoseClaimIsOverNeitherReleasesNorAnswersThatOfAnother() {
    KeyClaim.First own = claimFirst(keys);
    keys.release(own);
    KeyClaim.First next = claimFirst(keys);

    keys.release(own);
    keys.keep(own, 500, BODY);
    assertThat(keys.claim(key, 7)).isEqualTo(new KeyClaim.InFlight());
    keys.keep(next, 202, BODY);
    assertThat(keys.claim(key, 7)).isEqualTo(new KeyClaim.Answered(202, ByteBuffer.wrap(BODY)));
  }

  @Test
  void aReleasedClaimThatIsAnsweredTooLateLeavesNothing() {
    KeyClaim.First own = claimFirst(keys);
    keys.release(own);
    keys.keep(own, 202, BODY);

    assertThat(keys.claim(key, 7)).isInstanceOf(KeyClaim.First.class);
  }

  @Test
  void anAnswerGoesAfterItsTime() {
    IdempotencyKeys brief =
        new IdempotencyKeys(store.session(), Duration.ofSeconds(3), Duration.ofSeconds(4));
    brief.keep(claimFirst(brief), 202, BODY);
    assertThat(brief.claim(key, 8)).isEqualTo(new KeyClaim.OtherRequest());
    LockSupport.parkNanos(Duration.ofSeconds(6).toNanos());

    assertThat(brief.claim(key, 8)).isInstanceOf(KeyClaim.First.class);
  }

  @Test
  void ofManyAtOnceOneIsTheFirst() {
    List<KeyClaim> claims =
        IntStream.range(0, 8).parallel().mapToObj(i -> keys.claim(key, 7)).toList();

    assertThat(claims).filteredOn(KeyClaim.First.class::isInstance).hasSize(1);
    assertThat(claims).filteredOn(KeyClaim.InFlight.class::isInstance).hasSize(7);
  }
}
