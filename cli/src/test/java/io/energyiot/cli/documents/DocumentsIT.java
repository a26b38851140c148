package io.energyiot.cli.documents;

import static io.energyiot.platform.fixture.Await.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.energyiot.cli.Run;
import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.store.EnergyStore;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command and REST example of the documents does what it shows. What never ends, runs for
 * minutes or needs other machines is only checked to be a command line that {@code energy} takes;
 * the tests named beside it run the like.
 */
class DocumentsIT {
  private static final Path ROOT = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  private static final String ADDRESS = "http://127.0.0.1:8080";
  private static final String LOAD_ID = "8cb11000-fe48-11f0-8001-0123456789ab";

  /** What is asked about. */
  private static final String DAY = "2026-01-01";

  private static final Pattern ONLY_PARSED =
      Pattern.compile(
          String.join(
              "|",
              " up| down", // SystemIT
              " demo", // SystemIT
              " sql( --csv)?$", // SqlShellIT
              " archives", // ArchivesIT
              " load .*--watch", // SystemIT
              " loads cancel", // LoaderClaimsIT
              " keys revoke", // KeysIT
              " load --spark", // ClusterIT, ObjectStoreIT
              "s3a:", // ObjectStoreIT
              " tail", // TailIT
              " ingest", // IngestIT
              "rollup --from", // a month; RollupBerlinIT has two days
              " seal", // SealingIT of the module ingest
              "--rate max", // five minutes; SystemIT has the demo's
              "--days 365"));

  /** They take away what other examples ask about, so they come last. */
  private static final Pattern LAST = Pattern.compile("delete|DELETE|undo");

  private static final Pattern OTHER_PROGRAM = Pattern.compile("\\./energy bench");

  private static final TestSystem SYSTEM = TestSystem.create("documents");

  @TempDir private static Path scratch;
  private static String loadId;

  @BeforeAll
  static void fill() throws IOException {
    SYSTEM
        .configure(
            Map.of(
                "retention.energy.channels", "KWH*",
                "retention.energy.keep", "P3Y-after-calendar-year"))
        .up()
        .upLoader();
    makeNaiveTable();
    energy("insert", "--devices=50", "--date=" + DAY, "--days=31");
    Path night = Files.createDirectories(scratch.resolve("nightly"));
    Path late = Files.createDirectories(scratch.resolve("late"));
    List<Path> files =
        List.of(
            night.resolve("1.csv"),
            late.resolve("1.csv.gz"),
            scratch.resolve("monday.csv"),
            scratch.resolve("monday.csv.gz"),
            scratch.resolve("tuesday.csv.gz"),
            scratch.resolve("sensordata2016-03-31.csv"));
    for (int i = 0; i < files.size(); i++) {
      Run.of("generate", "--devices=5", "--date=2025-12-1" + i, "--out=" + files.get(i)).done();
    }
    Files.writeString(scratch.resolve("late.csv"), "MTR1,2026-01-05 00:00:00,KWH,1\n");
    Files.writeString(
        scratch.resolve("meters.csv"),
        """
        device_id,latitude,longitude,region,tariff,feeder,installed
        MTR1,52.52,13.405,berlin,H0,F1,2024-05-01
        MTR00000001,52.52,13.405,North,H0,F1,2024-05-01
        MTR00000099,52.53,13.405,mitte,H0,F2,2024-05-01
        """);
    Run.of(
            "devices",
            "import",
            "--data=" + SYSTEM.folder().path(),
            scratch.resolve("meters.csv").toString())
        .done();
    Path exported = scratch.resolve("exported.csv");
    Files.writeString(exported, "MTR00000042,2026-01-01 00:00:00,KWH_EXPORT,1.5\n");
    energy("load", exported.toString());
    Run load =
        Run.in(SYSTEM.folder(), "load", "--json", scratch.resolve("monday.csv").toString()).done();
    loadId = load.json().path("id").asText();
  }

  private static void makeNaiveTable() {
    try (EnergyStore store = EnergyStore.open(SYSTEM.settings())) {
      store
          .session()
          .execute(
              "CREATE KEYSPACE IF NOT EXISTS plant WITH replication ="
                  + " {'class': 'SimpleStrategy', 'replication_factor': 1}");
      store
          .session()
          .execute(
              "CREATE TABLE plant.power (meter text, at timestamp, v float,"
                  + " PRIMARY KEY (meter, at))");
    }
  }

  @AfterAll
  static void stop() {
    SYSTEM.close();
  }

  private static void energy(String command, String... more) {
    Run.in(SYSTEM.folder(), command, more).done();
  }

  @TestFactory
  Stream<DynamicTest> examples() throws IOException {
    Set<String> seen = new HashSet<>();
    List<Example> examples =
        Example.ofAll(ROOT.getParent()).stream()
            .filter(each -> !OTHER_PROGRAM.matcher(each.command()).lookingAt())
            .filter(each -> seen.add(each.command()))
            .toList();
    assertThat(examples).hasSizeGreaterThan(60);
    return Stream.concat(
            examples.stream().filter(each -> !LAST.matcher(each.command()).find()),
            examples.stream().filter(each -> LAST.matcher(each.command()).find()))
        .map(each -> DynamicTest.dynamicTest(each.place() + " " + each.command(), () -> run(each)));
  }

  private void run(Example example) throws Exception {
    List<String> words = ShellWords.of(example.command().replace(LOAD_ID, loadId));
    if (example.isCurl()) {
      call(example, words);
    } else if (ONLY_PARSED.matcher(example.command()).find()) {
      String[] arguments = words.subList(1, words.size()).toArray(String[]::new);
      assertThatCode(() -> Run.commandLine().parseArgs(arguments)).doesNotThrowAnyException();
    } else {
      command(words);
    }
  }

  /** What was sent is readable within a second, so an answer may come to be as shown. */
  private static void call(Example example, List<String> words) throws Exception {
    if (words.contains("-X")) {
      checkAnswer(example, words);
    } else {
      await(example.command()).untilAsserted(() -> checkAnswer(example, words));
    }
  }

  private static void checkAnswer(Example example, List<String> words) throws Exception {
    String server = "http://127.0.0.1:" + SYSTEM.address().getPort();
    HttpResponse<String> answer =
        CurlCall.send(
            words,
            address ->
                address
                    .replace(ADDRESS, server)
                    .replace("/topics/meter_readings", "/topics/" + topic()),
            scratch);
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
    Shown.check(example.output(), answer.body());
  }

  private static String topic() {
    return SYSTEM.settings().text("kafka.topic").orElseThrow();
  }

  private static void command(List<String> words) throws IOException {
    List<String> arguments = new ArrayList<>();
    Path out = null;
    for (int i = 1; i < words.size(); i++) {
      if (words.get(i).equals(">")) {
        out = scratch.resolve(words.get(++i));
      } else {
        arguments.add(inScratch(words.get(i)));
      }
    }
    boolean counts = arguments.contains("--dry-run");
    if (arguments.contains("delete") || (arguments.contains("undo") && !counts)) {
      arguments.add("--yes"); // which it asks for on a terminal
    }
    if (!arguments.contains("generate") && !arguments.contains("completion")) {
      arguments.add("--data=" + SYSTEM.folder().path());
    }
    Run run = Run.of(arguments.toArray(String[]::new)).done();
    Path parquet = scratch.resolve("year.parquet");
    if (arguments.contains(parquet.toString())) {
      assertThat(parquet).isNotEmptyFile();
    } else {
      assertThat(run.out() + run.err()).isNotEmpty();
    }
    if (out != null) {
      Files.writeString(out, run.out(), UTF_8);
    }
  }

  /** Files and folders of the examples lie in the scratch folder. */
  private static String inScratch(String word) {
    boolean output = word.matches("lake|day\\.csv|year\\.parquet|admin\\.key");
    boolean input = Files.exists(scratch.resolve(word.replaceFirst("(?<=.)/.*", "")));
    return output || input ? scratch.resolve(word).toString() : word;
  }
}
