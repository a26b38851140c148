package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.RepeatPolicy;
import io.energyiot.store.queue.LoadOrigin;
import io.energyiot.store.queue.LoadQueue.Claim;
import io.energyiot.store.queue.LoaderJob;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Loads that requests queue and cancel; no loader runs here, so that they wait. */
class QueueLoadsIT {
  private static final String CSV = "A,2026-01-01 00:00:00,KWH,1\n";
  private static EnergyStore store;

  @TempDir Path scratch;

  private final ServerCalls http = RunningServer.http();

  @BeforeAll
  static void open() {
    store = RunningServer.openStore();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private HttpResponse<byte[]> post(String path, String type, String body) {
    return http.send("POST", path, BodyPublishers.ofString(body), "Content-Type", type);
  }

  private HttpResponse<byte[]> json(String body) {
    return post("/v1/loads", ServerCalls.JSON, body);
  }

  private static UUID id(HttpResponse<byte[]> answer) {
    assertThat(answer.statusCode()).as(ServerCalls.text(answer)).isEqualTo(202);
    return UUID.fromString(JsonLines.at(answer.body(), "/id"));
  }

  private LoaderJob job(HttpResponse<byte[]> answer) {
    return store.loadQueue().find(id(answer)).orElseThrow().job();
  }

  @Test
  void namedFilesWaitForALoaderOfTheServersMachine() {
    String path = RunningServer.LOADS + "/night/*.csv";
    HttpResponse<byte[]> answer =
        json(
            "{\"paths\":[\"%s\"],\"zone\":\"Europe/Berlin\",\"interval\":\"PT30M\",\"max_rejects\":\"1%%\","
                    .formatted(path)
                + "\"repeats\":\"as_new\",\"dry_run\":true}");
    LoaderJob job = job(answer);
    assertThat(job.paths()).containsExactly(path);
    assertThat(job.host()).isEqualTo(LoadReceipt.thisMachine());
    assertThat(job.bytes()).isNull();
    assertThat(job.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(job.interval()).isEqualTo(1800);
    assertThat(job.maxRejects()).isEqualTo("1%");
    assertThat(job.repeats()).isEqualTo(RepeatPolicy.AS_NEW);
    assertThat(job.dryRun()).isTrue();
    assertThat(job.origin()).isEqualTo(LoadOrigin.REQUEST);
    String location = ServerCalls.header(answer, "Location");
    assertThat(location).endsWith("/v1/loads/" + id(answer));
    assertThat(JsonLines.of(http.get("/v1/loads/" + id(answer)).body()))
        .contains("/state 'queued'")
        .anyMatch(line -> line.startsWith("/loads_before "));
  }

  @Test
  void onlyFilesBelowAllowedFoldersCanBeNamed() throws IOException {
    Path link = Path.of(RunningServer.LOADS, "link-" + System.nanoTime());
    Files.createSymbolicLink(link, scratch);
    for (String path :
        new String[] {
          "/etc/passwd", "/", "night.csv", "-", RunningServer.LOADS + "/../pom.xml", link + "/a.csv"
        }) {
      HttpResponse<byte[]> answer = json("{\"paths\":[\"" + path + "\"]}");
      Problems.check(answer, 403, ErrorCode.PATH_REFUSED, null);
      assertThat(ServerCalls.text(answer)).contains("load.folders");
    }
    Files.delete(link);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|FIELD_MISSING|paths",
        "null|JSON_INVALID|",
        "{\"paths\":[null]}|JSON_INVALID|paths",
        "{\"paths\":[\"/a\",null]}|JSON_INVALID|paths",
        "{\"paths\":[7]}|JSON_INVALID|paths",
        "{\"paths\":[\"/a\"],\"dry_run\":\"true\"}|JSON_INVALID|dry_run",
        "{\"paths\":[]}|PARAMETER_INVALID|paths",
        "{\"paths\":\"a\"}|JSON_INVALID|paths",
        "{\"path\":[]}|FIELD_UNKNOWN|path",
        "[|JSON_INVALID|",
        "{\"paths\":[\"/a\"],\"repeats\":\"never\"}|PARAMETER_INVALID|repeats",
        "{\"paths\":[\"/a\"],\"max_rejects\":\"many\"}|PARAMETER_INVALID|max_rejects"
      })
  void aWrongLoadIsRefused(String body, ErrorCode code, String field) {
    Problems.check(json(body), 400, code, field);
  }

  @Test
  void aPathThatIsNamedOftenCountsOnceAndAllTogetherAreBounded() {
    String path = "\"" + RunningServer.LOADS + "/a.csv\"";
    String often = "[" + (path + ",").repeat(9_999) + path + "]";
    assertThat(job(json("{\"paths\":" + often + "}")).paths()).hasSize(1);
    String many =
        IntStream.range(0, 300)
            .mapToObj(i -> "\"" + RunningServer.LOADS + "/" + i + "x".repeat(3_900) + "\"")
            .collect(Collectors.joining(","));
    Problems.check(json("{\"paths\":[" + many + "]}"), 400, ErrorCode.PARAMETER_INVALID, "paths");
  }

  @Test
  void aNameIsBoundedInBytesAsOnDisk() {
    String longest = "%E9%9B%BB".repeat(85); // 255 bytes in UTF-8
    assertThat(post("/v1/loads?name=" + longest, "text/csv", CSV).statusCode()).isEqualTo(202);
    Problems.check(
        post("/v1/loads?name=" + longest + "a", "text/csv", CSV),
        400,
        ErrorCode.PARAMETER_INVALID,
        "name");
  }

  @Test
  void aFileThatIsSentWaitsOnDisk() throws IOException {
    HttpResponse<byte[]> answer =
        post("/v1/loads?name=monday.csv&zone=Europe/Berlin&max_rejects=7", "text/csv", CSV);
    LoaderJob job = job(answer);
    assertThat(job.paths()).containsExactly("monday.csv");
    assertThat(job.origin()).isEqualTo(LoadOrigin.UPLOAD);
    assertThat(job.host()).isNotNull();
    assertThat(job.maxRejects()).isEqualTo("7");
    assertThat(Path.of(job.base(), "monday.csv")).hasContent(CSV);
    assertThat(job.bytes()).isEqualTo(CSV.length());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Path.of(job.base()))))
        .isEqualTo("rwx------");
    assertThat(Path.of(job.base())).hasParent(RunningServer.path("loads/uploads"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..%2Fa.csv", ".hidden", "a%2Fb.csv", "*.csv", "%20", "a%00.csv"})
  void aFileNameWithAFolderOrAPatternIsRefused(String name) {
    Problems.check(
        post("/v1/loads?name=" + name, "text/csv", CSV), 400, ErrorCode.PARAMETER_INVALID, "name");
  }

  @Test
  void aFileThatIsTooLargeLeavesNothing() throws IOException {
    long before = uploads();
    String large = "x".repeat((1 << 20) + 1);
    Problems.check(post("/v1/loads", "text/csv", large), 413, ErrorCode.TOO_LARGE, null);
    HttpResponse<byte[]> chunked =
        http.send(
            "POST",
            "/v1/loads",
            BodyPublishers.fromPublisher(BodyPublishers.ofString(large)),
            "Content-Type",
            "text/csv");
    Problems.check(chunked, 413, ErrorCode.TOO_LARGE, null);
    assertThat(uploads()).isEqualTo(before);
    assertThat(post("/v1/loads", "text/csv", large.substring(1)).statusCode()).isEqualTo(202);
  }

  private static long uploads() throws IOException {
    Path folder = RunningServer.path("loads/uploads");
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.count();
    }
  }

  @Test
  void aLoadThatWaitsIsCancelled() {
    UUID id = id(post("/v1/loads", "text/csv", CSV));
    HttpResponse<byte[]> answer = http.send("DELETE", "/v1/loads/" + id, BodyPublishers.noBody());
    assertThat(answer.statusCode()).as(ServerCalls.text(answer)).isEqualTo(200);
    assertThat(JsonLines.at(answer.body(), "/state")).isEqualTo("cancelled");
    assertThat(store.loadQueue().find(id)).isEmpty();
    assertThat(store.loads().find(id).orElseThrow().state()).isEqualTo(LoadState.CANCELLED);
  }

  @Test
  void aLoadThatIsBeingStoredIsNotCancelled() {
    UUID id = id(post("/v1/loads", "text/csv", CSV));
    UUID loader = UUID.randomUUID();
    store.loadQueue().claim(id, loader);
    assertThat(store.loadQueue().beginStoring(id, loader)).isEqualTo(Claim.HELD);
    HttpResponse<byte[]> answer = http.send("DELETE", "/v1/loads/" + id, BodyPublishers.noBody());
    Problems.check(answer, 409, ErrorCode.LOAD_BUSY, null);
    assertThat(ServerCalls.text(answer)).contains("undo");
    Problems.check(
        http.send(
            "DELETE", "/v1/loads/0d73d000-fbed-11f0-8001-0123456789ab", BodyPublishers.noBody()),
        404,
        ErrorCode.LOAD_UNKNOWN,
        null);
  }
}
