package io.energyiot.cli.load;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.platform.service.Service;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.queue.LoadQueue;
import io.energyiot.store.queue.QueueEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two loaders share a load of several files. */
class LoadInPartsIT {
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final long READINGS_OF_FILE = 8_000 * 96;
  private static LoaderSystem own;

  private TestSystem second;

  @BeforeAll
  static void prepare(@TempDir Path scratch) {
    own = LoaderSystem.up("parts", scratch);
  }

  @AfterAll
  static void close() {
    own.close();
  }

  @BeforeEach
  void twoLoadersLive() {
    own.system().upLoader();
    second = own.second();
    second.upLoader();
    await("both").until(() -> own.store().loaders().others(UUID.randomUUID(), null) >= 2);
  }

  @AfterEach
  void endSecond() {
    second.close();
  }

  private static UUID queued(String name, int files) throws IOException {
    List<Path> all = new ArrayList<>();
    for (int i = 0; i < files; i++) {
      all.add(own.large(name + i + "x"));
    }
    return own.queued(all.toArray(Path[]::new));
  }

  private static LoadQueue queue() {
    return own.store().loadQueue();
  }

  private static void awaitBoth(UUID id) {
    await("each loader has a part")
        .atMost(LONG)
        .until(
            () ->
                queue().parts(id).stream()
                        .map(QueueEntry::holder)
                        .filter(Objects::nonNull)
                        .distinct()
                        .count()
                    == 2);
  }

  private static void assertWhole(UUID id, String name, int files) {
    await("the end").atMost(LONG).until(() -> own.receipt(id).state().hasEnded());
    LoadReceipt receipt = own.receipt(id);
    assertThat(receipt.state()).as(receipt.error()).isEqualTo(LoadState.DONE);
    assertThat(receipt.totals().readings()).isEqualTo(files * READINGS_OF_FILE);
    assertThat(receipt.files())
        .hasSize(files)
        .allMatch(file -> file.state() == FileState.LOADED)
        .isSortedAccordingTo((a, b) -> a.version().compareTo(b.version()));
    for (int i = 0; i < files; i++) {
      assertThat(receipt.files().get(i).name()).endsWith(name + i + "x.csv");
      assertThat(own.meterDays(name + i + "x0")).isEqualTo(1);
      assertThat(own.meterDays(name + i + "x7999")).isEqualTo(1);
    }
    await("the queue").until(() -> queue().all().isEmpty());
    assertThat(own.store().loads().newest(1)).extracting(LoadReceipt::id).containsExactly(id);
  }

  @Test
  void eachStoresSomeAndTheReceiptIsTheSum() throws Exception {
    UUID id = queued("SUM", 4);
    awaitBoth(id);
    assertThat(queue().before(queue().parts(id).get(0).id())).isLessThanOrEqualTo(1);
    assertThat(queue().size()).isEqualTo(1);
    assertWhole(id, "SUM", 4);
    String logs = own.log() + LoaderSystem.log(second);
    assertThat(logs).contains("is done in 4 parts");
    assertThat(logs).contains("load " + own.store().partReceipts().newest(1).get(0).id());
  }

  /** The one that holds the load, and the one that only does parts of it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLoaderThatIsKilledLeavesItsPartsToTheOther(boolean leading) throws Exception {
    String name = leading ? "LEAD" : "HELP";
    UUID id = queued(name, 4);
    awaitBoth(id);
    boolean ownLeads = own.log().contains("load " + id + " is done in");
    (ownLeads == leading ? own.system() : second).kill(Service.LOADER);
    assertWhole(id, name, 4);
  }

  @Test
  void cancellingKeepsWhatIsStoredAndTellsIt() throws Exception {
    UUID id = queued("STOP", 6);
    await("a part is stored")
        .atMost(LONG)
        .until(() -> own.receipt(id).files().stream().anyMatch(LoadInPartsIT::isLoaded));
    queue().cancel(id);
    await("the end").atMost(LONG).until(() -> own.receipt(id).state().hasEnded());
    LoadReceipt receipt = own.receipt(id);
    long stored = receipt.files().stream().filter(LoadInPartsIT::isLoaded).count();
    assertThat(receipt.state()).isEqualTo(LoadState.CANCELLED);
    assertThat(stored).isBetween(1L, 5L);
    assertThat(receipt.error()).contains("LOAD_CANCELLED", stored + " of 6 files", "undo " + id);
    assertThat(receipt.totals().readings()).isEqualTo(stored * READINGS_OF_FILE);
    for (int i = 0; i < 6; i++) {
      long expected = isLoaded(receipt.files().get(i)) ? 1 : 0;
      assertThat(own.meterDays("STOP" + i + "x0")).as("file %d", i).isEqualTo(expected);
    }
    assertThat(queue().all()).isEmpty();
  }

  private static boolean isLoaded(FileReceipt file) {
    return file.state() == FileState.LOADED;
  }
}
