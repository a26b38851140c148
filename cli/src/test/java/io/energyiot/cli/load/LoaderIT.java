package io.energyiot.cli.load;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.energyiot.cli.Run;
import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.platform.service.Service;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.RepeatPolicy;
import io.energyiot.store.queue.LoadOrigin;
import io.energyiot.store.queue.LoadQueue;
import io.energyiot.store.queue.LoaderJob;
import io.energyiot.store.queue.QueuedLoad;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads by the loader: the same as by a command, one after the other, and never lost. */
class LoaderIT {
  private static final int DEVICES = 8_000;
  private static final int QUARTERS = 96;

  @TempDir private static Path scratch;

  private static final TestSystem SYSTEM = TestSystem.create("loader");
  private static EnergyStore store;

  @BeforeAll
  static void prepare() {
    SYSTEM.configure(
        Map.of("load.watch", scratch.resolve("watched").toString(), "load.settle_seconds", "1"));
    SYSTEM.upLoader();
    store = EnergyStore.open(SYSTEM.settings());
  }

  @AfterAll
  static void close() {
    store.close();
    SYSTEM.close();
  }

  @BeforeEach
  void loaderRuns() {
    SYSTEM.upLoader();
  }

  private static Run energy(String command, String... more) {
    return Run.in(SYSTEM.folder(), command, more);
  }

  private static Run loads(String command, UUID id, String... more) {
    String data = "--data=" + SYSTEM.folder().path();
    return Run.of(
        Stream.concat(Stream.of("loads", command, id.toString(), data), Stream.of(more))
            .toArray(String[]::new));
  }

  private static Path file(String name, String text) throws IOException {
    return Files.writeString(scratch.resolve(name), text);
  }

  /** A file that takes the loader some seconds. */
  private static Path large(String name) throws IOException {
    Path file = scratch.resolve(name + ".csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int device = 0; device < DEVICES; device++) {
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
          out.write(
              "%s%d,2026-03-01 %02d:%02d:00,KWH,0.%03d\n"
                  .formatted(name, device, quarter / 4, quarter % 4 * 15, quarter));
        }
      }
    }
    return file;
  }

  private static UUID queued(Path... files) {
    LoaderJob job =
        new LoaderJob(
            Stream.of(files).map(Path::toString).toList(),
            null,
            LoadReceipt.thisMachine(),
            null,
            900,
            null,
            null,
            RepeatPolicy.SKIP,
            false,
            LoadOrigin.COMMAND);
    return store.loadQueue().add(job).id();
  }

  private static LoadReceipt receipt(UUID id) {
    return store.loads().find(id).orElseThrow();
  }

  private static void awaitState(UUID id, LoadState state) {
    await(id + " is " + state).until(() -> receipt(id).state() == state);
  }

  private static void signal(String name, ProcessHandle process) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start();
    assertThat(kill.waitFor()).isZero();
  }

  private static String log(TestSystem system) throws IOException {
    return Files.readString(system.folder().log(Service.LOADER));
  }

  @Test
  void receiptsRejectsAndStatusAreThoseOfALoadHere() throws IOException {
    Path bad =
        file(
            "bad.csv",
            """
            device_id,metric_time,metric_name,metric_value
            SAME1,2026-02-01 00:00:00,KWH,0.250
            SAME1,2026-02-01 00:15:00,KWH,a quarter
            SAME1,2026-02-01 25:00:00,KWH,1
            SAME1,2026-02-01 00:45:00,KWH,0.750
            """);
    Path relative = Path.of("").toAbsolutePath().relativize(bad);
    String[] asked = {"--json", "--dry-run", relative.toString(), scratch + "/missing.csv"};

    Run byLoader = energy("load", asked);
    Run here =
        energy("load", Stream.concat(Stream.of("--here"), Stream.of(asked)).toArray(String[]::new));

    assertThat(byLoader.exit()).as(byLoader.err()).isEqualTo(here.exit()).isEqualTo(2);
    assertThat(byLoader.err()).isEqualTo(here.err());
    assertThat(rejects(byLoader)).isEqualTo(rejects(here)).hasSize(3);
    assertThat(plain(byLoader.json())).isEqualTo(plain(here.json()));
    assertThat(byLoader.json().at("/files/0/name").asText()).isEqualTo(relative.toString());
  }

  private static List<String> rejects(Run run) throws IOException {
    return Files.readAllLines(Path.of(run.json().at("/files/0/rejects_file").asText()));
  }

  /** Without what differs from load to load. */
  private static JsonNode plain(JsonNode receipt) {
    ObjectNode plain = receipt.deepCopy();
    plain.remove(List.of("id", "started", "updated", "duration", "readings_per_second", "phases"));
    plain
        .path("files")
        .forEach(each -> ((ObjectNode) each).remove(List.of("version", "rejects_file")));
    return plain;
  }

  @Test
  void aLoadWithRejectsIsStoredOnceAndEndsWithThree() throws IOException {
    Path file = file("three.csv", "THREE,2026-02-01 00:00:00,KWH,1\nTHREE,never,KWH,1\n");
    Run first = energy("load", "--json", file.toString());
    assertThat(first.exit()).as(first.err()).isEqualTo(3);
    assertThat(first.json().path("state").asText()).isEqualTo("done");
    UUID id = UUID.fromString(first.json().path("id").asText());
    assertThat(SYSTEM.path("loads/" + id + "/receipt.json")).exists();
    assertThat(log(SYSTEM)).contains(id.toString());
    assertThat(store.loadQueue().find(id)).isEmpty();

    Run again = energy("load", "--json", file.toString());
    assertThat(again.exit()).isZero();
    assertThat(again.json().at("/files/0/state").asText()).isEqualTo("skipped");
    Run stopped = energy("load", "--again", "--max-rejects=10%", file.toString());
    assertThat(stopped.exit()).isEqualTo(2);
    assertThat(stopped.err()).contains("REJECTS_TOO_MANY");
    assertThat(energy("load", "--path=sstables", file.toString()).exit()).isEqualTo(2);
  }

  @Test
  void withoutALoaderACommandLoadsByItselfAndSaysSo() throws IOException {
    SYSTEM.endLoader();
    Path file = file("alone.csv", "ALONE,2026-02-01 00:00:00,KWH,1\n");
    Run run = energy("load", file.toString()).done();
    assertThat(run.err().lines())
        .containsExactly("energy: no loader runs; this command loads by itself");
    assertThat(energy("load", "--here", "--again", file.toString()).done().err()).isEmpty();
  }

  @Test
  void whatIsCancelledIsNotStored() throws Exception {
    Path file = large("CANCELLED");
    SYSTEM.endLoader();
    UUID running = queued(file);
    UUID waiting = queued(file("waiting.csv", "WAITING,2026-02-01 00:00:00,KWH,1\n"));
    JsonNode shown = loads("show", waiting, "--json").json();
    assertThat(shown.path("state").asText()).isEqualTo("queued");
    assertThat(shown.path("loads_before").asInt()).isEqualTo(1);

    assertThat(loads("cancel", waiting, "--json").done().json().path("state").asText())
        .isEqualTo("cancelled");
    SYSTEM.upLoader();
    awaitState(running, LoadState.RUNNING);
    Run cancel = loads("cancel", running);
    assertThat(cancel.exit()).as(cancel.err()).isZero();

    assertThat(receipt(running).state()).isEqualTo(LoadState.CANCELLED);
    assertThat(receipt(waiting).state()).isEqualTo(LoadState.CANCELLED);
    assertThat(receipt(running).totals().readings()).isZero();
    assertThat(store.loadQueue().all()).isEmpty();
    assertThat(readings("CANCELLED0")).isZero();
    assertThat(readings("WAITING")).isZero();
    Run again = loads("cancel", running).done();
    assertThat(again.out()).contains("cancelled");
  }

  /** How many meter-days a device has. */
  private static long readings(String device) {
    return store
        .session()
        .execute("SELECT count(*) FROM day_block WHERE device_id = ? AND year = 2026", device)
        .one()
        .getLong(0);
  }

  @Test
  void aLoadWhoseLoaderIsKilledIsFinishedUnderTheSameId() throws Exception {
    UUID id = queued(large("KILLED"));
    awaitState(id, LoadState.RUNNING);
    SYSTEM.kill(Service.LOADER);
    assertThat(receipt(id).state()).isEqualTo(LoadState.RUNNING);
    Instant restarted = Instant.now();
    SYSTEM.upLoader();
    awaitState(id, LoadState.DONE);
    assertWhole(id, "KILLED");
    assertThat(receipt(id).started()).as("it has begun anew").isAfter(restarted);
  }

  @Test
  void aLoadWhoseLoaderEndsWaitsForTheNextOne() throws Exception {
    UUID id = queued(large("DOWN"));
    awaitState(id, LoadState.RUNNING);
    SYSTEM.endLoader();
    assertThat(receipt(id).state()).isEqualTo(LoadState.QUEUED);
    SYSTEM.upLoader();
    awaitState(id, LoadState.DONE);
    assertWhole(id, "DOWN");
  }

  private static void assertWhole(UUID id, String name) {
    LoadReceipt receipt = receipt(id);
    assertThat(receipt.totals().readings()).isEqualTo((long) DEVICES * QUARTERS);
    assertThat(receipt.files().get(0).state().text()).isEqualTo("loaded");
    assertThat(readings(name + "0")).isEqualTo(1);
    assertThat(readings(name + (DEVICES - 1))).isEqualTo(1);
    await("the queue").until(() -> store.loadQueue().find(id).isEmpty());
  }

  @Test
  void theCommandWaitsForALoaderThatComesBack() throws Exception {
    Path file = large("BACK");
    CompletableFuture<Run> command =
        CompletableFuture.supplyAsync(() -> energy("load", "--json", file.toString()));
    await("the load").until(() -> loadOf(file).isPresent());
    UUID id = loadOf(file).orElseThrow();
    awaitState(id, LoadState.RUNNING);
    SYSTEM.kill(Service.LOADER);
    SYSTEM.upLoader();
    Run run = command.get();
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().path("id").asText()).isEqualTo(id.toString());
    assertWhole(id, "BACK");
  }

  private static Optional<UUID> loadOf(Path file) {
    return store.loadQueue().all().stream()
        .flatMap(each -> store.loadQueue().find(each.id()).stream())
        .filter(each -> each.job().paths().contains(file.toString()))
        .map(QueuedLoad::id)
        .findFirst();
  }

  @Test
  void twoLoadersShareAQueueAndDoEachLoadOnce() throws Exception {
    try (TestSystem second = TestSystem.create("loader")) {
      second.upLoader();
      List<UUID> loads = IntStream.range(0, 12).mapToObj(i -> queued(quietly("two-" + i))).toList();
      loads.forEach(id -> awaitState(id, LoadState.DONE));
      String logs = log(SYSTEM) + log(second);
      for (UUID id : loads) {
        assertThat(logs.split("load " + id + " of .* begins", -1))
            .as("%s begins once", id)
            .hasSize(2);
      }
    }
  }

  private static Path quietly(String name) {
    try {
      return file(name + ".csv", name + ",2026-02-01 00:00:00,KWH,1\n");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aLoaderThatStoodStillStoresNothingAfterAnotherHasTheLoad() throws Exception {
    UUID id = queued(large("STILL"));
    awaitState(id, LoadState.RUNNING);
    ProcessHandle still = SYSTEM.process(Service.LOADER);
    signal("STOP", still);
    try (TestSystem second = TestSystem.create("loader")) {
      second.upLoader();
      await("the claim lapses and the other one loads")
          .atMost(LoadQueue.LAPSE.multipliedBy(4))
          .until(() -> receipt(id).state() == LoadState.DONE);
      LoadReceipt done = receipt(id);
      signal("CONT", still);
      await("the first one notices")
          .until(() -> log(SYSTEM).contains("load " + id + " is another"));
      assertThat(receipt(id)).isEqualTo(done);
      assertWhole(id, "STILL");
    } finally {
      signal("CONT", still);
    }
  }

  @Test
  void aCommandThatEndsLeavesItsLoadRunning() throws Exception {
    Path file = large("LEFT");
    Process command =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Denergy.home=" + System.getProperty("energy.home"),
                "-cp",
                System.getProperty("java.class.path"),
                "io.energyiot.cli.Energy",
                "load",
                "--data=" + SYSTEM.folder().path(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(scratch.resolve("left.out").toFile())
            .start();
    await("the load").until(() -> loadOf(file).isPresent());
    UUID id = loadOf(file).orElseThrow();
    awaitState(id, LoadState.RUNNING);
    signal("INT", command.toHandle());
    assertThat(command.waitFor()).isEqualTo(130);
    assertThat(scratch.resolve("left.out")).content().contains("goes on", id.toString());
    awaitState(id, LoadState.DONE);
    assertWhole(id, "LEFT");
  }

  @Test
  void aFileThatIsSentIsLoadedAndDeletedAndOneThatLeadsOutIsRefused() throws Exception {
    Path allowed = Files.createDirectories(scratch.resolve("allowed"));
    Files.writeString(allowed.resolve("in.csv"), "INSIDE,2026-02-01 00:00:00,KWH,1\n");
    Path out = file("out.csv", "OUTSIDE,2026-02-01 00:00:00,KWH,1\n");
    SYSTEM.endLoader();
    SYSTEM.configure(Map.of("load.folders", allowed.toString())).up().upLoader();

    JsonNode sent =
        post("/v1/loads?name=sent.csv", "text/csv", "SENT,2026-02-01 00:00:00,KWH,1\nX\n");
    UUID upload = UUID.fromString(sent.path("id").asText());
    awaitState(upload, LoadState.DONE);
    assertThat(receipt(upload).totals().rejected()).isEqualTo(1);
    assertThat(receipt(upload).files().get(0).name()).isEqualTo("sent.csv");
    assertThat(readings("SENT")).isEqualTo(1);
    await("it is deleted").until(() -> isEmpty(SYSTEM.path("loads/uploads")));

    String folder = "{\"paths\":[\"" + allowed + "\"]}";
    UUID inside =
        UUID.fromString(post("/v1/loads", "application/json", folder).path("id").asText());
    awaitState(inside, LoadState.DONE);
    assertThat(readings("INSIDE")).isEqualTo(1);
    Files.createSymbolicLink(allowed.resolve("link.csv"), out);
    UUID link = UUID.fromString(post("/v1/loads", "application/json", folder).path("id").asText());
    awaitState(link, LoadState.FAILED);
    assertThat(receipt(link).error()).contains("link.csv", "PATH_REFUSED");
    assertThat(readings("OUTSIDE")).isZero();
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.findAny().isEmpty();
    }
  }

  private static JsonNode post(String path, String type, String body) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + SYSTEM.address().getPort() + path);
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address)
                    .header("Content-Type", type)
                    .POST(BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return new Run(0, answer.body(), "").json();
  }

  @Test
  void aWatchedFolderNeedsNoTerminal() throws IOException {
    Path watched = Files.createDirectories(scratch.resolve("watched"));
    SYSTEM.endLoader();
    SYSTEM.configure(Map.of("load.watch", watched.toString(), "load.settle_seconds", "1"));
    SYSTEM.upLoader();
    Files.writeString(watched.resolve("bad.csv"), "neither form\n");
    Files.writeString(watched.resolve("good.csv"), "WATCHED,2026-02-01 00:00:00,KWH,1\n");
    await("done").until(() -> Files.exists(watched.resolve("done/good.csv")));
    await("failed").until(() -> Files.exists(watched.resolve("failed/bad.csv")));
    assertThat(readings("WATCHED")).isEqualTo(1);
  }
}
