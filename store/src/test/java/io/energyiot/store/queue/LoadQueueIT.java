package io.energyiot.store.queue;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.RepeatPolicy;
import io.energyiot.store.queue.LoadQueue.Claim;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rules of the queue, as loaders and requests meet in it. */
class LoadQueueIT {
  private static final UUID ONE = UUID.randomUUID();
  private static final UUID OTHER = UUID.randomUUID();

  private static EnergyStore store;

  private final LoadQueue queue =
      new LoadQueue(store.session(), store.loads(), Duration.ofSeconds(2));

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @AfterEach
  void empty() {
    for (QueuedLoad each : queue.all()) {
      store.session().execute("DELETE FROM load_queue WHERE queue = 0 AND id = ?", each.id());
    }
  }

  private static LoaderJob job(String path) {
    return new LoaderJob(
        List.of(path, "b/*.csv"),
        "/data",
        "here",
        ZoneId.of("Europe/Berlin"),
        1800,
        LoadRoute.CQL,
        "0.5%",
        RepeatPolicy.AS_NEW,
        true,
        LoadOrigin.UPLOAD);
  }

  private UUID queued(String path) {
    return queue.add(job(path)).id();
  }

  private LoadState state(UUID id) {
    return store.loads().find(id).orElseThrow().state();
  }

  @Test
  void aJobIsReadBackAsItWasQueuedAndHasAReceipt() {
    UUID id = queued("a.csv");
    assertThat(queue.find(id)).contains(new QueuedLoad(id, job("a.csv"), null, false, false, 0));
    assertThat(state(id)).isEqualTo(LoadState.QUEUED);
  }

  @Test
  void whoComesFirstIsFirst() {
    UUID first = queued("1.csv");
    UUID second = queued("2.csv");
    UUID third = queued("3.csv");
    assertThat(queue.all()).extracting(QueuedLoad::id).containsExactly(first, second, third);
    assertThat(queue.before(first)).isZero();
    assertThat(queue.before(third)).isEqualTo(2);
  }

  @Test
  void oneLoaderAtATimeHasALoad() {
    UUID id = queued("a.csv");
    assertThat(queue.claim(id, ONE)).isTrue();
    assertThat(queue.claim(id, OTHER)).isFalse();
    assertThat(queue.renew(id, OTHER)).isEqualTo(Claim.LOST);
    assertThat(queue.storing(id, OTHER)).isEqualTo(Claim.LOST);
    assertThat(queue.renew(id, ONE)).isEqualTo(Claim.HELD);
    queue.giveBack(id, ONE);
    assertThat(queue.claim(id, OTHER)).isTrue();
    queue.remove(id, ONE);
    assertThat(queue.find(id)).as("only its holder may remove it").isPresent();
    queue.remove(id, OTHER);
    assertThat(queue.find(id)).isEmpty();
  }

  @Test
  void aClaimThatIsNotRenewedLapses() throws InterruptedException {
    UUID id = queued("a.csv");
    assertThat(queue.claim(id, ONE)).isTrue();
    Thread.sleep(3_000); // the time that has to pass is what is tested
    assertThat(queue.storing(id, ONE)).as("it stood still").isEqualTo(Claim.LOST);
    assertThat(queue.renew(id, ONE)).isEqualTo(Claim.LOST);
    assertThat(queue.claim(id, OTHER)).isTrue();
  }

  @Test
  void whatIsRemovedDoesNotComeBack() {
    UUID id = queued("a.csv");
    queue.claim(id, ONE);
    queue.remove(id, ONE);
    assertThat(queue.claim(id, OTHER)).isFalse();
    assertThat(queue.renew(id, ONE)).isEqualTo(Claim.LOST);
    assertThat(queue.storing(id, ONE)).isEqualTo(Claim.LOST);
    queue.begin(id, ONE, 1);
    queue.giveBack(id, ONE);
    assertThat(queue.all()).isEmpty();
  }

  @Test
  void aLoadThatWaitsIsCancelledAtOnce() {
    UUID id = queued("a.csv");
    assertThat(queue.cancel(id).state()).isEqualTo(LoadState.CANCELLED);
    assertThat(state(id)).isEqualTo(LoadState.CANCELLED);
    assertThat(queue.find(id)).isEmpty();
    assertThat(queue.cancel(id).state()).as("again").isEqualTo(LoadState.CANCELLED);
  }

  @Test
  void aLoadThatRunsLearnsThatItIsCancelledAndMayNotStore() {
    UUID id = queued("a.csv");
    queue.claim(id, ONE);
    Thread user = new Thread(() -> queue.cancel(id));
    user.start();
    await("the flag").until(() -> queue.find(id).orElseThrow().cancelled());
    assertThat(queue.renew(id, ONE)).isEqualTo(Claim.CANCELLED);
    assertThat(queue.storing(id, ONE)).isEqualTo(Claim.CANCELLED);
    user.interrupt();
  }

  @Test
  void whatIsBeingStoredCanNotBeCancelledAlsoByTheNextLoader() {
    UUID id = queued("a.csv");
    queue.claim(id, ONE);
    assertThat(queue.storing(id, ONE)).isEqualTo(Claim.HELD);
    assertBusy(id, "undo");
    queue.giveBack(id, ONE);
    assertBusy(id, "undo");
  }

  @Test
  void onlyALoadOfTheQueueCanBeCancelled() {
    UUID id = queued("a.csv");
    LoadReceipt receipt = store.loads().find(id).orElseThrow();
    queue.claim(id, ONE);
    store.loads().save(receipt.failedAt(receipt.updated(), "why"));
    queue.remove(id, ONE);
    assertBusy(id, "has ended");
    assertThat(queue.all()).isEmpty();
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> queue.cancel(LoadReceipt.newId()))
        .matches(failure -> failure.code() == ErrorCode.LOAD_UNKNOWN);
  }

  private void assertBusy(UUID id, String why) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> queue.cancel(id))
        .matches(failure -> failure.code() == ErrorCode.LOAD_BUSY)
        .withMessageContaining(why);
  }
}
