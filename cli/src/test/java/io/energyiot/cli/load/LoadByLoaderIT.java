package io.energyiot.cli.load;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.energyiot.cli.Run;
import io.energyiot.platform.service.Service;
import io.energyiot.store.load.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ./energy load by the loader: the same as by the command itself. */
class LoadByLoaderIT {
  private static LoaderSystem own;

  @BeforeAll
  static void prepare(@TempDir Path scratch) {
    own = LoaderSystem.up("by-loader", scratch);
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
  void receiptsRejectsAndStatusAreThoseOfALoadHere() throws IOException {
    Path bad =
        own.file(
            "bad.csv",
            """
            device_id,metric_time,metric_name,metric_value
            SAME1,2026-02-01 00:00:00,KWH,0.250
            SAME1,2026-02-01 00:15:00,KWH,a quarter
            SAME1,2026-02-01 25:00:00,KWH,1
            SAME1,2026-02-01 00:45:00,KWH,0.750
            """);
    Path relative = Path.of("").toAbsolutePath().relativize(bad);
    String[] asked = {"--json", "--dry-run", relative.toString(), own.scratch() + "/missing.csv"};

    Run byLoader = own.energy("load", asked);
    Run here =
        own.energy(
            "load", Stream.concat(Stream.of("--here"), Stream.of(asked)).toArray(String[]::new));

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
    Path file = own.file("three.csv", "THREE,2026-02-01 00:00:00,KWH,1\nTHREE,never,KWH,1\n");
    Run first = own.energy("load", "--json", file.toString());
    assertThat(first.exit()).as(first.err()).isEqualTo(3);
    assertThat(first.json().path("state").asText()).isEqualTo("done");
    UUID id = UUID.fromString(first.json().path("id").asText());
    assertThat(own.system().path("loads/" + id + "/receipt.json")).exists();
    assertThat(own.log()).contains(id.toString());
    assertThat(own.store().loadQueue().find(id)).isEmpty();

    Run again = own.energy("load", "--json", file.toString());
    assertThat(again.exit()).isZero();
    assertThat(again.json().at("/files/0/state").asText()).isEqualTo("skipped");
    Run stopped = own.energy("load", "--again", "--max-rejects=10%", file.toString());
    assertThat(stopped.exit()).isEqualTo(2);
    assertThat(stopped.err()).contains("REJECTS_TOO_MANY");
    assertThat(own.energy("load", "--path=sstables", file.toString()).exit()).isEqualTo(2);
  }

  @Test
  void withoutALoaderACommandLoadsByItselfAndSaysSo() throws IOException {
    own.system().endLoader();
    Path file = own.file("alone.csv", "ALONE,2026-02-01 00:00:00,KWH,1\n");
    Run run = own.energy("load", file.toString()).done();
    assertThat(run.err().lines())
        .containsExactly("energy: no loader runs; this command loads by itself");
    assertThat(own.energy("load", "--here", "--again", file.toString()).done().err()).isEmpty();
  }

  @Test
  void theCommandWaitsForALoaderThatComesBack() throws Exception {
    Path file = own.large("BACK");
    CompletableFuture<Run> command =
        CompletableFuture.supplyAsync(() -> own.energy("load", "--json", file.toString()));
    await("the load").until(() -> own.loadOf(file).isPresent());
    UUID id = own.loadOf(file).orElseThrow();
    own.awaitState(id, LoadState.RUNNING);
    own.system().kill(Service.LOADER);
    own.system().upLoader();
    Run run = command.get();
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(run.json().path("id").asText()).isEqualTo(id.toString());
    own.assertWhole(id, "BACK");
  }

  @Test
  void aCommandThatEndsLeavesItsLoadRunning() throws Exception {
    Path file = own.large("LEFT");
    Process command =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Denergy.home=" + System.getProperty("energy.home"),
                "-cp",
                System.getProperty("java.class.path"),
                "io.energyiot.cli.Energy",
                "load",
                "--data=" + own.system().folder().path(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(own.scratch().resolve("left.out").toFile())
            .start();
    await("the load").until(() -> own.loadOf(file).isPresent());
    UUID id = own.loadOf(file).orElseThrow();
    own.awaitState(id, LoadState.RUNNING);
    LoaderSystem.signal("INT", command.toHandle());
    assertThat(command.waitFor()).isEqualTo(130);
    assertThat(own.scratch().resolve("left.out")).content().contains("goes on", id.toString());
    own.awaitState(id, LoadState.DONE);
    own.assertWhole(id, "LEFT");
  }

  @Test
  void aPathThatMeansAnotherFileToTheLoaderIsLoadedByTheCommand() {
    Run run = own.energy("load", "--dry-run", "/proc/self/cwd/pom.xml");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("FILE_FORMAT_UNKNOWN");
  }

  @Test
  void moreFilesThanAJobMayNameAreLoadedByTheCommand() throws IOException {
    String file = own.file("many.csv", "MANY,2026-02-01 00:00:00,KWH,1\n").toString();
    String[] paths = Stream.generate(() -> file).limit(10_001).toArray(String[]::new);
    Run run = own.energy("load", paths).done();
    assertThat(run.out()).contains("9,981 files more");
  }
}
