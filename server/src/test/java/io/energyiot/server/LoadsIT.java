package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadPhase;
import io.energyiot.store.load.LoadProgress;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.LoadTotals;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loads that go on now, and the list; whole answers of loads that ended are in the scenarios. */
class LoadsIT {
  private static EnergyStore store;

  private final ServerCalls http = RunningServer.http();

  @BeforeAll
  static void open() {
    store = RunningServer.openStore();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static LoadReceipt running(UUID id, Instant updated) {
    FileReceipt file =
        new FileReceipt(
            "a.csv", FileState.WAITING, 7, null, null, null, LoadTotals.NONE, null, null);
    return new LoadReceipt(
        id,
        LoadState.RUNNING,
        LoadRoute.SSTABLE_IMPORT,
        "night-1",
        updated.minusSeconds(12),
        updated,
        new LoadProgress(LoadPhase.READ, 49.96, 12_345_678.9, Duration.ofMillis(90_500)),
        Map.of(LoadPhase.CHECK, Duration.ofSeconds(2)),
        new LoadTotals(120_000, 1250, 0, 0, 130_000, null, null),
        null,
        List.of(file));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /** A load may have more files than the server has memory for. */
  @Test
  void ofManyFilesAnAnswerListsAPartAndSaysWhereTheRestIs() {
    FileReceipt file = running(LoadReceipt.newId(), now()).files().get(0);
    UUID id = LoadReceipt.newId();
    LoadReceipt one = running(id, now());
    LoadReceipt many =
        new LoadReceipt(
            id,
            LoadState.RUNNING,
            one.route(),
            one.host(),
            one.started(),
            one.updated(),
            one.progress(),
            one.phases(),
            one.totals(),
            null,
            Collections.nCopies(10_003, file));
    store.loads().save(many);
    byte[] first = http.get("/v1/loads/" + id).body();
    assertThat(JsonLines.at(first, "/next_files")).isEqualTo("10000");
    assertThat(JsonLines.at(first, "/files/9999/name")).isEqualTo("a.csv");
    List<String> rest = JsonLines.of(http.get("/v1/loads/" + id + "?files_from=10000").body());
    assertThat(rest)
        .anyMatch(line -> line.startsWith("/files/2/name"))
        .noneMatch(line -> line.startsWith("/files/3/") || line.startsWith("/next_files"));
    Problems.check(
        http.get("/v1/loads/" + id + "?files_from=-1"),
        400,
        ErrorCode.PARAMETER_INVALID,
        "files_from");
  }

  @Test
  void aLoadThatRunsTellsHowFarItIs() {
    UUID id = LoadReceipt.newId();
    store.loads().save(running(id, now()));

    HttpResponse<byte[]> answer = http.get("/v1/loads/" + id);

    assertThat(answer.statusCode()).as(ServerCalls.text(answer)).isEqualTo(200);
    assertThat(ServerCalls.header(answer, "Content-Type"))
        .isEqualTo("application/json;charset=UTF-8");
    assertThat(JsonLines.of(answer.body()))
        .contains(
            "/state 'running'",
            "/duration 'PT12S'",
            "/readings_per_second 10000",
            "/progress/phase 'read'",
            "/progress/percent 50.0",
            "/progress/readings_per_second 12345679",
            "/progress/eta 'PT1M30.5S'",
            "/files/0/state 'waiting'");
  }

  @Test
  void theListHasTheNewestFirstWithTheirStatesAndWithoutFiles() {
    UUID gone = LoadReceipt.newId();
    UUID runs = LoadReceipt.newId();
    store.loads().save(running(runs, now()));
    store.loads().save(running(gone, now().minusSeconds(31)));

    HttpResponse<byte[]> two = http.get("/v1/loads?limit=2");

    assertThat(JsonLines.of(two.body()))
        .contains(
            "/loads/0/id '" + runs + "'",
            "/loads/0/state 'running'",
            "/loads/1/id '" + gone + "'",
            "/loads/1/state 'interrupted'",
            "/loads/1/progress null")
        .noneMatch(line -> line.contains("/files"));
    assertThat(JsonLines.at(two.body(), "/loads/2/id")).isNull();
    assertThat(JsonLines.at(http.get("/v1/loads").body(), "/loads/1/id"))
        .isEqualTo(gone.toString());
    assertThat(http.get("/v1/loads?limit=1000").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1001", "ten", "%20", "1.5", "99999999999"})
  void aWrongLimitIsRefused(String limit) {
    Problems.check(http.get("/v1/loads?limit=" + limit), 400, ErrorCode.PARAMETER_INVALID, "limit");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "latest",
        "1-1-1-1-1",
        "8cb11000fe4811f080010123456789ab",
        "8cb11000-fe48-11f0-8001-0123456789ag",
        "8cb11000-fe48-11f0-8001-0123456789ab0"
      })
  void whatIsNotAUuidIsRefused(String id) {
    Problems.check(http.get("/v1/loads/" + id), 400, ErrorCode.PARAMETER_INVALID, "id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0d73d000-fbed-11f0-8001-0123456789ab",
        "ffffffff-ffff-1fff-bfff-ffffffffffff",
        "00000000-0000-1000-8000-000000000000",
        "00000000-0000-0000-0000-000000000000",
        "c56a4180-65aa-42ec-a945-5fd21dec0538"
      })
  void aLoadThatNeverWasIsUnknown(String id) {
    Problems.check(http.get("/v1/loads/" + id), 404, ErrorCode.LOAD_UNKNOWN, null);
  }

  @Test
  void loadsAreNotReplaced() {
    Problems.check(
        http.send("PUT", "/v1/loads", BodyPublishers.noBody()),
        405,
        ErrorCode.METHOD_NOT_ALLOWED,
        null);
    Problems.check(
        http.get("/v1/loads", "Accept", "text/csv"), 406, ErrorCode.NOT_ACCEPTABLE, null);
  }
}
