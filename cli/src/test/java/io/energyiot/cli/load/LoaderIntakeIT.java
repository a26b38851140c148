package io.energyiot.cli.load;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.Run;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.queue.LoadOrigin;
import io.energyiot.store.queue.LoaderJob;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loads that no command asks for: uploads, folders of requests, a watched folder. */
class LoaderIntakeIT {
  private static LoaderSystem own;

  @BeforeAll
  static void prepare(@TempDir Path scratch) {
    own = LoaderSystem.up("intake", scratch);
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
  void aFileThatIsSentIsLoadedAndDeletedAndOneThatLeadsOutIsRefused() throws Exception {
    Path allowed = Files.createDirectories(own.scratch().resolve("allowed"));
    Files.writeString(allowed.resolve("in.csv"), "INSIDE,2026-02-01 00:00:00,KWH,1\n");
    Path out = own.file("out.csv", "OUTSIDE,2026-02-01 00:00:00,KWH,1\n");
    Path work = own.scratch().resolve("work");
    own.system().endLoader();
    own.system()
        .configure(Map.of("load.folders", allowed.toString(), "load.work", work.toString()))
        .up()
        .upLoader();

    JsonNode sent =
        post("/v1/loads?name=sent.csv", "text/csv", "SENT,2026-02-01 00:00:00,KWH,1\nX\n");
    UUID upload = UUID.fromString(sent.path("id").asText());
    own.awaitState(upload, LoadState.DONE);
    assertThat(own.receipt(upload).totals().rejected()).isEqualTo(1);
    assertThat(own.receipt(upload).files().get(0).name()).isEqualTo("sent.csv");
    assertThat(own.meterDays("SENT")).isEqualTo(1);
    await("it is deleted").until(() -> isEmpty(work.resolve("uploads")));

    String folder = "{\"paths\":[\"" + allowed + "\"]}";
    UUID inside =
        UUID.fromString(post("/v1/loads", "application/json", folder).path("id").asText());
    own.awaitState(inside, LoadState.DONE);
    assertThat(own.meterDays("INSIDE")).isEqualTo(1);
    Files.createSymbolicLink(allowed.resolve("link.csv"), out);
    UUID link = UUID.fromString(post("/v1/loads", "application/json", folder).path("id").asText());
    own.awaitState(link, LoadState.FAILED);
    assertThat(own.receipt(link).error()).contains("link.csv", "PATH_REFUSED");
    assertThat(own.meterDays("OUTSIDE")).isZero();
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.findAny().isEmpty();
    }
  }

  private static JsonNode post(String path, String type, String body) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + own.system().address().getPort() + path);
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
    Path watched = Files.createDirectories(own.scratch().resolve("watched"));
    own.system().endLoader();
    own.system().configure(Map.of("load.watch", watched.toString(), "load.settle_seconds", "1"));
    own.system().upLoader();
    Files.writeString(watched.resolve("bad.csv"), "neither form\n");
    Files.writeString(watched.resolve("good.csv"), "WATCHED,2026-02-01 00:00:00,KWH,1\n");
    await("done").until(() -> Files.exists(watched.resolve("done/good.csv")));
    await("failed").until(() -> Files.exists(watched.resolve("failed/bad.csv")));
    assertThat(own.meterDays("WATCHED")).isEqualTo(1);
  }

  @Test
  void aWatchedFileThatKillsItsLoadersGoesToFailedAndALinkStays() throws Exception {
    Path watched = Files.createDirectories(own.scratch().resolve("deadly")).toRealPath();
    Path out = own.file("linked.csv", "LINKED,2026-02-01 00:00:00,KWH,1\n");
    own.system().endLoader();
    Path file =
        Files.writeString(watched.resolve("deadly.csv"), "DEADLY,2026-02-01 00:00:00,KWH,1\n");
    Files.createSymbolicLink(watched.resolve("link.csv"), out);
    LoaderJob job =
        LoaderJob.usual(List.of(file.toString()), LoadReceipt.thisMachine(), LoadOrigin.WATCHED);
    UUID id = own.store().loadQueue().add(job).id();
    own.store()
        .session()
        .execute(
            "UPDATE load_queue SET attempts = 5 WHERE queue = 0 AND id = ? IF storing = false", id);
    own.system()
        .configure(Map.of("load.watch", watched.toString(), "load.settle_seconds", "1"))
        .upLoader();

    await("failed").until(() -> Files.exists(watched.resolve("failed/deadly.csv")));
    assertThat(own.receipt(id).error()).contains("the loader died 5 times");
    Files.writeString(watched.resolve("next.csv"), "NEXT,2026-02-01 00:00:00,KWH,1\n");
    await("done").until(() -> Files.exists(watched.resolve("done/next.csv")));
    assertThat(watched.resolve("link.csv")).isSymbolicLink();
    assertThat(own.meterDays("LINKED")).isZero();
  }
}
