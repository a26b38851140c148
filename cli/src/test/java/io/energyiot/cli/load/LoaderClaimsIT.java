package io.energyiot.cli.load;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.Run;
import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.platform.service.Service;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.LoadTotals;
import io.energyiot.store.queue.LoadQueue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads are done once and never lost, whatever becomes of their loaders. */
class LoaderClaimsIT {
  private static LoaderSystem own;

  @BeforeAll
  static void prepare(@TempDir Path scratch) {
    own = LoaderSystem.up("claims", scratch);
  }

  @AfterAll
  static void close() {
    own.close();
  }

  @BeforeEach
  void loaderRuns() {
    own.system().upLoader();
  }

  @Test
  void whatIsCancelledIsNotStored() throws Exception {
    Path file = own.large("CANCELLED");
    own.system().endLoader();
    UUID running = own.queued(file);
    UUID waiting = own.queued(own.file("waiting.csv", "WAITING,2026-02-01 00:00:00,KWH,1\n"));
    JsonNode shown = own.loads("show", waiting, "--json").json();
    assertThat(shown.path("state").asText()).isEqualTo("queued");
    assertThat(shown.path("loads_before").asInt()).isEqualTo(1);

    assertThat(own.loads("cancel", waiting, "--json").done().json().path("state").asText())
        .isEqualTo("cancelled");
    own.system().upLoader();
    own.awaitState(running, LoadState.RUNNING);
    Run cancel = own.loads("cancel", running);
    assertThat(cancel.exit()).as(cancel.err()).isZero();

    assertThat(own.receipt(running).state()).isEqualTo(LoadState.CANCELLED);
    assertThat(own.receipt(waiting).state()).isEqualTo(LoadState.CANCELLED);
    assertThat(own.receipt(running).totals().readings()).isZero();
    assertThat(own.store().loadQueue().all()).isEmpty();
    assertThat(own.meterDays("CANCELLED0")).isZero();
    assertThat(own.meterDays("WAITING")).isZero();
    Run again = own.loads("cancel", running).done();
    assertThat(again.out()).contains("cancelled");
  }

  @Test
  void aLoadWhoseLoaderIsKilledIsFinishedUnderTheSameId() throws Exception {
    UUID id = own.queued(own.large("KILLED"));
    own.awaitState(id, LoadState.RUNNING);
    own.system().kill(Service.LOADER);
    assertThat(own.receipt(id).state()).isEqualTo(LoadState.RUNNING);
    Instant restarted = Instant.now();
    own.system().upLoader();
    own.awaitState(id, LoadState.DONE);
    own.assertWhole(id, "KILLED");
    assertThat(own.receipt(id).started()).as("it has begun anew").isAfter(restarted);
  }

  @Test
  void aLoadWhoseLoaderEndsWaitsForTheNextOne() throws Exception {
    UUID id = own.queued(own.large("DOWN"));
    own.awaitState(id, LoadState.RUNNING);
    own.system().endLoader();
    assertThat(own.receipt(id).state()).isEqualTo(LoadState.QUEUED);
    own.system().upLoader();
    own.awaitState(id, LoadState.DONE);
    own.assertWhole(id, "DOWN");
  }

  @Test
  void twoLoadersShareAQueueAndDoEachLoadOnce() throws Exception {
    try (TestSystem second = own.second()) {
      second.upLoader();
      List<UUID> loads =
          IntStream.range(0, 12).mapToObj(i -> own.queued(quietly("two-" + i))).toList();
      loads.forEach(id -> own.awaitState(id, LoadState.DONE));
      String logs = own.log() + LoaderSystem.log(second);
      for (UUID id : loads) {
        assertThat(logs.split("load " + id + " of .* begins", -1))
            .as("%s begins once", id)
            .hasSize(2);
      }
    }
  }

  private static Path quietly(String name) {
    try {
      return own.file(name + ".csv", name + ",2026-02-01 00:00:00,KWH,1\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aLoaderThatStoodStillStoresNothingAfterAnotherHasTheLoad() throws Exception {
    UUID id = own.queued(own.large("STILL"));
    own.awaitState(id, LoadState.RUNNING);
    ProcessHandle still = own.system().process(Service.LOADER);
    LoaderSystem.signal("STOP", still);
    try (TestSystem second = own.second()) {
      second.upLoader();
      await("the claim lapses and the other one loads")
          .atMost(LoadQueue.LAPSE.multipliedBy(4))
          .until(() -> own.receipt(id).state() == LoadState.DONE);
      LoadReceipt done = own.receipt(id);
      LoaderSystem.signal("CONT", still);
      await("the first one notices").until(() -> own.log().contains("load " + id + " is another"));
      assertThat(own.receipt(id)).isEqualTo(done);
      own.assertWhole(id, "STILL");
    } finally {
      LoaderSystem.signal("CONT", still);
    }
  }

  @Test
  void aLoadThatTheMachineFailsIsDoneAgainWhenTheMachineCan() throws Exception {
    own.system().endLoader();
    UUID id = own.queued(quietly("again"));
    Path instead = Files.createFile(own.system().path("loads").resolve(id.toString()));
    own.system().upLoader();
    await("it fails").until(() -> own.log().contains("load " + id + " is done again in 5 s"));
    assertThat(own.receipt(id).state()).isEqualTo(LoadState.QUEUED);
    UUID other = own.queued(quietly("meanwhile"));
    own.awaitState(other, LoadState.DONE);
    Files.delete(instead);
    own.awaitState(id, LoadState.DONE);
    assertThat(own.meterDays("again")).isEqualTo(1);
  }

  @Test
  void aLoadThatCanNotBeReadKeepsNoOtherWaiting() throws Exception {
    own.system().endLoader();
    UUID broken = own.queued(quietly("broken"));
    UUID good = own.queued(quietly("good"));
    own.store()
        .session()
        .execute("UPDATE load_queue SET zone = 'Nowhere' WHERE queue = 0 AND id = " + broken);
    own.system().upLoader();
    own.awaitState(good, LoadState.DONE);
    assertThat(own.log()).contains("load " + broken + " is left out");
    own.store()
        .session()
        .execute("UPDATE load_queue SET zone = null WHERE queue = 0 AND id = " + broken);
    own.awaitState(broken, LoadState.DONE);
  }

  @Test
  void whatAnEarlierAttemptMayHaveStoredStaysInTheReceiptIfItsFileIsGone() throws Exception {
    own.system().endLoader();
    Path left = quietly("left-behind");
    UUID id = own.queued(left);
    FileReceipt gone =
        new FileReceipt(
            "gone.csv",
            FileState.WAITING,
            7,
            "00ff00ff00ff00ff",
            "long",
            Instant.EPOCH,
            LoadTotals.NONE,
            null,
            null);
    LoadReceipt queued = own.receipt(id);
    own.store()
        .loads()
        .save(
            new LoadReceipt(
                id,
                LoadState.RUNNING,
                queued.route(),
                queued.host(),
                queued.started(),
                queued.updated(),
                null,
                Map.of(),
                LoadTotals.NONE,
                null,
                List.of(gone)));
    UUID dead = UUID.randomUUID();
    assertThat(own.store().loadQueue().claim(id, dead)).isTrue();
    assertThat(own.store().loadQueue().beginStoring(id, dead)).isEqualTo(LoadQueue.Claim.HELD);
    own.store().loadQueue().giveBack(id, dead);
    own.system().upLoader();

    own.awaitState(id, LoadState.FAILED);
    assertThat(own.receipt(id).error()).contains("gone.csv", "FILE_CHANGED", "undo " + id);
    assertThat(own.receipt(id).files()).containsExactly(gone);
    assertThat(own.meterDays("left-behind")).isZero();
  }
}
