package io.energyiot.store.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which versions a content has when loads give it new ones and undos take them back. */
class ContentReceiptTest {
  private static final UUID LOAD_1 = UUID.fromString("11d0e6f0-fe47-11f0-8000-0123456789ab");
  private static final UUID LOAD_2 = UUID.fromString("22d0e6f0-fe47-11f0-8000-0123456789ab");
  private static final UUID LOAD_3 = UUID.fromString("33d0e6f0-fe47-11f0-8000-0123456789ab");
  private static final Instant FIRST = Instant.ofEpochMilli(1_000);
  private static final Instant SECOND = Instant.ofEpochMilli(2_000);
  private static final Instant THIRD = Instant.ofEpochMilli(3_000);

  private final ContentReceipt once =
      ContentReceipt.starting(0xffL, 7, "a.csv", "Europe/Berlin", 900, FIRST, LOAD_1);
  private final ContentReceipt twice = once.renewed(SECOND, LOAD_2);
  private final ContentReceipt thrice = twice.renewed(THIRD, LOAD_3);

  @Test
  void aContentThatStartsIsNotFinishedAndHasOneLoad() {
    assertThat(once.finished()).isNull();
    assertThat(once.firstSeen()).isEqualTo(FIRST);
    assertThat(once.loads()).containsExactly(LOAD_1);
    assertThat(once.earlier()).isEmpty();
    assertThat(once.undoing()).isNull();
  }

  @Test
  void aNewVersionKeepsThoseBeforeWithTheirLoads() {
    assertThat(thrice.firstSeen()).isEqualTo(THIRD);
    assertThat(thrice.loads()).containsExactly(LOAD_3);
    assertThat(thrice.earlier()).isEqualTo(Map.of(FIRST, Set.of(LOAD_1), SECOND, Set.of(LOAD_2)));
    assertThat(thrice.finished()).isNull();
  }

  @Test
  void withoutItsOnlyVersionNothingIsKnownOfIt() {
    assertThat(once.without(FIRST)).isEmpty();
  }

  @Test
  void withoutItsVersionItHasTheNewestOfThoseBefore() {
    ContentReceipt left = thrice.without(THIRD).orElseThrow();

    assertThat(left.firstSeen()).isEqualTo(SECOND);
    assertThat(left.finished()).isEqualTo(SECOND);
    assertThat(left.loads()).containsExactly(LOAD_2);
    assertThat(left.earlier()).isEqualTo(Map.of(FIRST, Set.of(LOAD_1)));
  }

  @Test
  void withoutAnEarlierVersionItKeepsItsOwn() {
    ContentReceipt left = thrice.without(SECOND).orElseThrow();

    assertThat(left.firstSeen()).isEqualTo(THIRD);
    assertThat(left.loads()).containsExactly(LOAD_3);
    assertThat(left.earlier()).isEqualTo(Map.of(FIRST, Set.of(LOAD_1)));
  }

  @Test
  void takenBackOneByOneInAnyOrderNothingIsLeft() {
    assertThat(twice.without(FIRST).orElseThrow().without(SECOND)).isEmpty();
    assertThat(twice.without(SECOND).orElseThrow().without(FIRST)).isEmpty();
  }

  @Test
  void aVersionThatItNeverHadChangesNothing() {
    assertThat(twice.without(THIRD)).contains(twice);
  }
}
