package io.energyiot.store.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is kept of a content when several loads and undos come to it. */
class ContentReceiptsIT {
  private static final Instant FIRST = Instant.ofEpochMilli(1_000);
  private static final Instant SECOND = Instant.ofEpochMilli(2_000);
  private static final UUID UNDO = LoadReceipt.newId();

  private static EnergyStore store;

  private final ContentReceipts files = store.contentReceipts();
  private final long checksum = ThreadLocalRandom.current().nextLong();
  private final UUID load = LoadReceipt.newId();
  private final UUID other = LoadReceipt.newId();

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private ContentReceipt content(String zone, Instant version, UUID by) {
    return ContentReceipt.starting(checksum, 7, "a.csv", zone, 900, version, by);
  }

  private Optional<ContentReceipt> found() {
    return files.find(checksum, 7);
  }

  private static void refused(ThrowingCallable call) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(call)
        .matches(failure -> failure.code() == ErrorCode.LOAD_BUSY);
  }

  @Test
  void aContentIsKnownFromTheStartOfItsFirstLoadOn() {
    assertThat(found()).isEmpty();
    ContentReceipt starting = content("UTC", FIRST, load);

    assertThat(files.start(starting)).isEqualTo(starting);
    assertThat(found()).contains(starting);
    assertThat(files.find(checksum, 8)).isEmpty();
  }

  @Test
  void whoLoadsItNextGetsTheFirstReceiptWhateverItsOwnZoneAndJoinsIt() {
    ContentReceipt first = content("Europe/Berlin", FIRST, load);
    files.start(first);

    assertThat(files.start(content("UTC", SECOND, other))).isEqualTo(first);
    ContentReceipt now = found().orElseThrow();
    assertThat(now.zone()).isEqualTo("Europe/Berlin");
    assertThat(now.firstSeen()).isEqualTo(FIRST);
    assertThat(now.loads()).containsExactlyInAnyOrder(load, other);
  }

  @Test
  void aContentMayBeGivenAnotherZoneWithAnotherVersion() {
    ContentReceipt first = content("Europe/Berlin", FIRST, load);
    files.start(first);
    ContentReceipt renewed =
        new ContentReceipt(
            checksum,
            7,
            "b.csv",
            "UTC",
            3_600,
            SECOND,
            null,
            0,
            0,
            0,
            Set.of(other),
            Map.of(FIRST, Set.of(load)),
            null);

    assertThat(files.renew(renewed, FIRST)).isEqualTo(renewed);
    assertThat(found()).contains(renewed);
    refused(() -> files.renew(renewed, FIRST));
  }

  @Test
  void aLoadEndsWithWhatItHasStored() {
    files.start(content("UTC", FIRST, load));
    ContentReceipt done =
        new ContentReceipt(
            checksum,
            7,
            "b.csv",
            "UTC",
            900,
            FIRST,
            SECOND,
            96,
            1,
            2,
            Set.of(load),
            Map.of(),
            null);
    files.finish(done);

    assertThat(found()).contains(done);
  }

  @Test
  void theEndOfALoadOfAnEarlierVersionChangesNothing() {
    ContentReceipt first = content("UTC", FIRST, load);
    files.start(first);
    ContentReceipt renewed = first.renewed(SECOND, other);
    files.renew(renewed, FIRST);
    files.finish(first);

    assertThat(found()).contains(renewed);
  }

  @Test
  void whatIsBeingUndoneIsNeitherLoadedNorRenewed() {
    ContentReceipt first = content("UTC", FIRST, load);
    files.start(first);
    assertThat(files.undo(checksum, 7, SECOND, UNDO)).isFalse();
    assertThat(files.undo(checksum, 7, FIRST, UNDO)).isTrue();

    assertThat(found().orElseThrow().undoing()).isEqualTo(UNDO);
    refused(() -> files.start(content("UTC", SECOND, other)));
    refused(() -> files.renew(first.renewed(SECOND, other), FIRST));

    assertThat(files.undo(checksum, 7, FIRST, null)).isTrue();
    assertThat(files.start(content("UTC", SECOND, other))).isEqualTo(first);
  }

  @Test
  void anUndoneContentIsNewAndMayHaveAnotherZone() {
    ContentReceipt first = content("Europe/Berlin", FIRST, load);
    files.start(first);
    files.forget(first, FIRST);

    assertThat(found()).isEmpty();
    ContentReceipt again = content("UTC", SECOND, other);
    assertThat(files.start(again)).isEqualTo(again);
  }

  @Test
  void whoseNewVersionIsTakenBackHasTheOneBefore() {
    ContentReceipt first = content("UTC", FIRST, load);
    files.start(first);
    files.renew(first.renewed(SECOND, other), FIRST);
    files.undo(checksum, 7, SECOND, UNDO);
    files.forget(found().orElseThrow(), SECOND);

    ContentReceipt left = found().orElseThrow();
    assertThat(left.firstSeen()).isEqualTo(FIRST);
    assertThat(left.finished()).isEqualTo(FIRST);
    assertThat(left.loads()).containsExactly(load);
    assertThat(left.earlier()).isEmpty();
    assertThat(left.undoing()).isNull();
  }

  @Test
  void aFileIsKnownByTheTextThatItsBytesHave() {
    files.noteText(checksum + 1, 3, "a.csv.gz", checksum, 7);
    assertThat(files.find(checksum + 1, 3)).isEmpty();
    ContentReceipt first = content("UTC", FIRST, load);
    files.start(first);

    assertThat(files.find(checksum + 1, 3)).contains(first);
    files.forget(first, FIRST);
    assertThat(files.find(checksum + 1, 3)).isEmpty();
  }
}
