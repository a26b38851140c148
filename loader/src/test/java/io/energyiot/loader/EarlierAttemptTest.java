package io.energyiot.loader;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.LoadTotals;
import io.energyiot.store.queue.LoadOrigin;
import io.energyiot.store.queue.LoaderJob;
import io.energyiot.store.queue.QueuedLoad;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EarlierAttemptTest {
  private static final UUID ID = LoadReceipt.newId();

  private static FileReceipt file(String name, FileState state, String checksum) {
    Instant version = checksum == null ? null : Instant.EPOCH;
    return new FileReceipt(name, state, 7, checksum, "long", version, LoadTotals.NONE, null, null);
  }

  private static Optional<EarlierAttempt> attempt(boolean storing, FileReceipt... files) {
    LoaderJob job = LoaderJob.usual(List.of("/in"), null, LoadOrigin.COMMAND);
    LoadReceipt receipt =
        new LoadReceipt(
            ID,
            LoadState.RUNNING,
            LoadRoute.CQL,
            "here",
            Instant.EPOCH,
            Instant.EPOCH,
            null,
            Map.of(),
            LoadTotals.NONE,
            null,
            List.of(files));
    return EarlierAttempt.of(
        new QueuedLoad(ID, job, null, false, storing, 1), Optional.of(receipt));
  }

  @Test
  void whatHasStoredNothingBindsNobody() {
    FileReceipt begun = file("a", FileState.WAITING, "aa");
    assertThat(attempt(false, begun)).isEmpty();
    assertThat(attempt(true, file("a", FileState.FAILED, null))).isEmpty();
    assertThat(attempt(true, begun)).isPresent();
  }

  @Test
  void eachContentThatWasBegunMustBeThereAgainUnderWhateverName() {
    EarlierAttempt earlier =
        attempt(
                true,
                file("a", FileState.WAITING, "aa"),
                file("b", FileState.SKIPPED, "bb"),
                file("c", FileState.WAITING, "cc"))
            .orElseThrow();
    FileReceipt moved = file("moved", FileState.WAITING, "aa");

    assertThat(earlier.missingIn(List.of(file("c", FileState.WAITING, "cc"), moved))).isEmpty();
    assertThat(earlier.missingIn(List.of(file("c", FileState.WAITING, "cc")))).contains("a");
    assertThat(earlier.missingIn(List.of(moved, file("c", FileState.WAITING, "changed"))))
        .contains("c");
    assertThat(earlier.missingIn(List.of(moved, file("c", FileState.FAILED, "cc")))).contains("c");
  }
}
