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

  private KeyOutcome.First takeFirst(IdempotencyKeys by) {
    KeyOutcome outcome = by.take(key, 7);
    assertThat(outcome).isInstanceOf(KeyOutcome.First.class);
    return (KeyOutcome.First) outcome;
  }

  @Test
  void anAnswerIsKeptForTheSameRequest() {
    KeyOutcome.First first = takeFirst(keys);
    assertThat(keys.take(key, 7)).isEqualTo(new KeyOutcome.InFlight());
    assertThat(keys.take(key, 8)).isEqualTo(new KeyOutcome.OtherRequest());

    keys.keep(first, 202, BODY);
    assertThat(keys.take(key, 7)).isEqualTo(new KeyOutcome.Answered(202, ByteBuffer.wrap(BODY)));
    assertThat(keys.take(key, 8)).isEqualTo(new KeyOutcome.OtherRequest());
  }

  @Test
  void aReleasedKeyCanBeTakenByAnyRequest() {
    keys.release(takeFirst(keys));
    assertThat(keys.take(key, 8)).isInstanceOf(KeyOutcome.First.class);
  }

  @Test
  void aKeyWhoseServerDiedIsReleasedByItselfAndAnAnswerOutlivesIt() {
    IdempotencyKeys brief =
        new IdempotencyKeys(store.session(), Duration.ofSeconds(2), Duration.ofMinutes(1));
    KeyOutcome.First dead = takeFirst(brief);
    KeyOutcome.First next = null;
    for (int i = 0; i < 100 && next == null; i++) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      next = brief.take(key, 7) instanceof KeyOutcome.First first ? first : null;
    }
    assertThat(next).isNotNull();

    brief.keep(dead, 202, new byte[0]); // it comes to life again, too late
    assertThat(brief.take(key, 7)).isEqualTo(new KeyOutcome.InFlight());
    brief.keep(next, 202, BODY);
    LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
    assertThat(brief.take(key, 7)).isEqualTo(new KeyOutcome.Answered(202, ByteBuffer.wrap(BODY)));
  }

  @Test
  void anAnswerWithoutABodyIsAnAnswer() {
    keys.keep(takeFirst(keys), 204, new byte[0]);

    assertThat(keys.take(key, 7))
        .isEqualTo(new KeyOutcome.Answered(204, ByteBuffer.wrap(new byte[0])));
  }

  @Test
  void whoseTimeIsOverNeitherReleasesNorAnswersThatOfAnother() {
    KeyOutcome.First own = takeFirst(keys);
    keys.release(own);
    KeyOutcome.First next = takeFirst(keys);

    keys.release(own);
    keys.keep(own, 500, BODY);
    assertThat(keys.take(key, 7)).isEqualTo(new KeyOutcome.InFlight());
    keys.keep(next, 202, BODY);
    assertThat(keys.take(key, 7)).isEqualTo(new KeyOutcome.Answered(202, ByteBuffer.wrap(BODY)));
  }

  @Test
  void aReleasedKeyThatIsAnsweredTooLateLeavesNothing() {
    KeyOutcome.First own = takeFirst(keys);
    keys.release(own);
    keys.keep(own, 202, BODY);

    assertThat(keys.take(key, 7)).isInstanceOf(KeyOutcome.First.class);
  }

  @Test
  void anAnswerGoesAfterItsTime() {
    IdempotencyKeys brief =
        new IdempotencyKeys(store.session(), Duration.ofSeconds(3), Duration.ofSeconds(4));
    brief.keep(takeFirst(brief), 202, BODY);
    assertThat(brief.take(key, 8)).isEqualTo(new KeyOutcome.OtherRequest());
    LockSupport.parkNanos(Duration.ofSeconds(6).toNanos());

    assertThat(brief.take(key, 8)).isInstanceOf(KeyOutcome.First.class);
  }

  @Test
  void ofManyAtOnceOneIsTheFirst() {
    List<KeyOutcome> outcomes =
        IntStream.range(0, 8).parallel().mapToObj(i -> keys.take(key, 7)).toList();

    assertThat(outcomes).filteredOn(KeyOutcome.First.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(KeyOutcome.InFlight.class::isInstance).hasSize(7);
  }
}
