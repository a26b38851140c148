package io.energyiot.store.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ErasuresIT {
  private static EnergyStore store;

  private final String deviceId = "erasures-" + UUID.randomUUID();
  private final long now = store.clock().millis();

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static Erasures erasures() {
    return new Erasures(store.session(), store.clock());
  }

  @Test
  void anErasureIsSeenByAListThatIsReadAfterItWasAnnounced() throws Exception {
    Erasures erasures = erasures();
    assertThat(erasures.recent().covers(deviceId, now)).isFalse();
    erasures.announce(deviceId, now + 3_000);

    Thread.sleep(Erasures.MAX_AGE.toMillis() + 100); // the list from before is too old by then
    Erasures.Snapshot recent = erasures.recent();
    assertThat(recent.covers(deviceId, now + 3_000)).isTrue();
    assertThat(recent.covers(deviceId, now + 3_001)).isFalse();
  }

  @Test
  void ofSeveralErasuresOfADeviceTheLastCounts() {
    Erasures erasures = erasures();
    erasures.announce(deviceId, now + 9);
    erasures.announce(deviceId, now + 5);

    assertThat(erasures.recent().until()).containsEntry(deviceId, now + 9);
  }

  @Test
  void anErasureOfLongAgoIsKnownToWhoBeginsNow() {
    long longAgo = now - 3_600_000;
    erasures().announce(deviceId, longAgo);

    assertThat(erasures().recent().covers(deviceId, longAgo)).isTrue();
  }

  @Test
  void afterATimeAreThoseThatHoldLonger() {
    Erasures erasures = erasures();
    erasures.announce(deviceId, now);

    assertThat(erasures.after(now - 1)).contains(deviceId);
    assertThat(erasures.after(now)).doesNotContain(deviceId);
  }
}
