package io.energyiot.store.queue;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.cql.BoundStatement;
import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.fixture.TestServers;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.RepeatPolicy;
import io.energyiot.store.queue.LoadQueue.Claim;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
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
    for (QueueEntry each : queue.all()) {
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
        LoadOrigin.UPLOAD,
        7_000_000_000L);
  }

  private UUID queued(String path) {
    return queue.add(job(path)).id();
  }

  private LoadState state(UUID id) {
    return store.loads().find(id).orElseThrow().state();
  }

  @Test
  void aRowThatCanNotBeReadHidesNoOther() {
    UUID strange = queued("strange.csv");
    UUID usual = queued("usual.csv");
    String set = "UPDATE load_queue SET origin = ? WHERE queue = 0 AND id = ? IF storing = false";
    store.session().execute(set, "OF_THE_FUTURE", strange);

    assertThat(queue.all()).extracting(QueueEntry::id).containsExactly(usual);
    store.session().execute(set, "COMMAND", strange);
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
    assertThat(queue.all()).extracting(QueueEntry::id).containsExactly(first, second, third);
    assertThat(queue.before(first)).isZero();
    assertThat(queue.before(third)).isEqualTo(2);
    assertThat(queue.size()).isEqualTo(3);
    queue.claim(second, ONE);
    assertThat(queue.all())
        .element(1)
        .isEqualTo(new QueueEntry(second, "here", "/data", ONE, false, LoadOrigin.UPLOAD, null));
  }

  @Test
  void partsStandBesideTheirLoadAndAreCancelledWithIt() {
    UUID id = queued("a.csv");
    UUID next = queued("b.csv");
    SortedMap<Instant, String> files =
        new TreeMap<>(Map.of(Instant.EPOCH, "a.csv", Instant.EPOCH.plusMillis(1), "c.csv"));
    assertThat(queue.cut(id, ONE, files)).as("nobody holds it").isFalse();
    assertThat(queue.claim(id, ONE)).isTrue();
    assertThat(queue.cut(id, ONE, files)).isTrue();
    QueuedLoad load = queue.find(id).orElseThrow();
    assertThat(load.cut()).isEqualTo(files);
    QueuedLoad.Part part = new QueuedLoad.Part(id, Instant.EPOCH);
    queue.addPart(load.partId(0), load.job().of("a.csv"), part);
    queue.addPart(load.partId(0), load.job().of("c.csv"), part);
    queue.addPart(load.partId(1), load.job().of("c.csv"), part);

    assertThat(queue.find(load.partId(0)).orElseThrow().job().paths()).containsExactly("a.csv");
    assertThat(queue.find(load.partId(1)).orElseThrow().part()).isEqualTo(part);
    assertThat(queue.parts(id)).hasSize(2);
    assertThat(queue.size()).isEqualTo(2);
    assertThat(queue.before(next)).isEqualTo(1);
    assertThat(queue.all()).last().extracting(QueueEntry::id).isEqualTo(next);

    queue.claim(load.partId(0), OTHER);
    queue.beginStoring(load.partId(0), OTHER);
    Thread user = new Thread(() -> queue.cancel(id));
    user.start();
    await("the other part").until(() -> queue.find(load.partId(1)).orElseThrow().cancelled());
    assertThat(queue.find(load.partId(0)).orElseThrow().cancelled()).isFalse();
    user.interrupt();
  }

  /** Whoever looks at the queue reads all of it, also at its longest. */
  @Test
  void theQueueIsReadWithoutItsPaths() {
    List<String> paths = IntStream.range(0, 4_000).mapToObj(i -> i + "x".repeat(200)).toList();
    UUID id = queue.add(LoaderJob.usual(paths, null, LoadOrigin.REQUEST)).id();
    Row row = store.session().execute(new LoadQueueTable(store.session()).all()).one();
    assertThat(row.getColumnDefinitions().contains("paths")).isFalse();
    assertThat(queue.find(id).orElseThrow().job().paths()).isEqualTo(paths);
  }

  @Test
  void oneLoaderAtATimeHasALoad() {
    UUID id = queued("a.csv");
    assertThat(queue.claim(id, ONE)).isTrue();
    assertThat(queue.claim(id, OTHER)).isFalse();
    assertThat(queue.renew(id, OTHER)).isEqualTo(Claim.LOST);
    assertThat(queue.beginStoring(id, OTHER)).isEqualTo(Claim.LOST);
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
    assertThat(queue.beginStoring(id, ONE)).as("it stood still").isEqualTo(Claim.LOST);
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
    assertThat(queue.beginStoring(id, ONE)).isEqualTo(Claim.LOST);
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
    assertThat(queue.beginStoring(id, ONE)).isEqualTo(Claim.CANCELLED);
    user.interrupt();
  }

  @Test
  void whatIsBeingStoredCanNotBeCancelledAlsoByTheNextLoader() {
    UUID id = queued("a.csv");
    queue.claim(id, ONE);
    assertThat(queue.beginStoring(id, ONE)).isEqualTo(Claim.HELD);
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

  /** What a process leaves that is killed between the receipt and the queue. */
  @Test
  void aLoadWhoseQueueingWasCutOffIsCancelled() {
    LoadReceipt ghost = LoadReceipt.queued(LoadReceipt.newId(), null);
    store.loads().save(ghost);
    assertThat(queue.cancel(ghost.id()).state()).isEqualTo(LoadState.CANCELLED);
    assertThat(state(ghost.id())).isEqualTo(LoadState.CANCELLED);
  }

  @Test
  void aLoadThatCanNotBeQueuedHasFailed() {
    try (EnergyStore broken = TestKeyspace.open(TestServers.own("no_queue"))) {
      LoadQueue gone = broken.loadQueue();
      broken.session().execute("DROP TABLE load_queue");
      assertThatExceptionOfType(EnergyException.class)
          .isThrownBy(() -> gone.add(job("a.csv")))
          .matches(failure -> failure.code() == ErrorCode.CASSANDRA_UNAVAILABLE);
      assertThat(broken.loads().newest(1))
          .singleElement()
          .returns(LoadState.FAILED, LoadReceipt::state)
          .satisfies(last -> assertThat(last.error()).contains("could not be queued"));
      broken.session().execute("DROP KEYSPACE " + TestServers.own("no_queue"));
    }
  }

  /** Does what it is asked, but fails to answer the first time that something is inserted. */
  private static CqlSession mute(CqlSession session) {
    AtomicBoolean wasMute = new AtomicBoolean();
    InvocationHandler answers =
        (proxy, method, arguments) -> {
          try {
            Object answer = method.invoke(session, arguments);
            boolean isInsert =
                method.getName().equals("execute")
                    && arguments[0] instanceof BoundStatement bound
                    && bound.getPreparedStatement().getQuery().startsWith("INSERT");
            if (isInsert && wasMute.compareAndSet(false, true)) {
              throw new DriverTimeoutException("no answer in time");
            }
            return answer;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return (CqlSession)
        Proxy.newProxyInstance(
            LoadQueueIT.class.getClassLoader(), new Class<?>[] {CqlSession.class}, answers);
  }

  @Test
  void aLoadThatIsInTheQueueHasNotFailedHoweverLateTheAnswer() {
    LoadQueue late = new LoadQueue(mute(store.session()), store.loads(), LoadQueue.LAPSE);
    LoadReceipt receipt = late.add(job("late.csv"));
    assertThat(queue.contains(receipt.id())).isTrue();
    assertThat(state(receipt.id())).isEqualTo(LoadState.QUEUED);
  }

  private void assertBusy(UUID id, String why) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> queue.cancel(id))
        .matches(failure -> failure.code() == ErrorCode.LOAD_BUSY)
        .withMessageContaining(why);
  }
}
