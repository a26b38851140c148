package io.energyiot.cli;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.client.EnergyClient;
import io.energyiot.client.reading.MeterReading;
import io.energyiot.client.reading.RangeQuestion;
import io.energyiot.platform.fixture.TestFolders;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.folder.Ports;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The life of a system, command by command: each test goes on where the one before it ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SystemIT {
  private static final String DAY = "2026-01-15";
  private static final String SETTINGS =
      """
      embedded.cassandra.heap = 512m
      embedded.cassandra.options = -XX:TieredStopAtLevel=1
      embedded.kafka.heap = 256m
      embedded.kafka.options = -XX:TieredStopAtLevel=1
      embedded.registry.heap = 128m
      embedded.server.heap = 256m
      embedded.server.options = -XX:TieredStopAtLevel=1
      embedded.loader.heap = 256m
      embedded.loader.options = -XX:TieredStopAtLevel=1
      """;

  private static final DataFolder FOLDER = TestFolders.guarded("system");
  private static int port;

  @TempDir Path scratch;

  @BeforeAll
  static void prepare() throws IOException {
    Files.createDirectories(FOLDER.path());
    port = Ports.of(FOLDER).address("server").getPort();
  }

  private static Run energy(String command, String... more) {
    return Run.in(FOLDER, command, more);
  }

  private static List<String> states(Run run) {
    return run.json().path("services").findValuesAsText("state");
  }

  private static List<String> pids(Run run) {
    return run.json().path("services").findValuesAsText("pid");
  }

  @Test
  @Order(1)
  void beforeUpNothingRunsAndNothingCanBeLoaded() throws IOException {
    Run status = energy("status", "--json");
    assertThat(status.exit()).isEqualTo(1);
    assertThat(states(status)).hasSize(5).containsOnly("stopped");

    Path file = Files.writeString(scratch.resolve("a.csv"), "A,2026-01-01 00:00:00,KWH,1\n");
    Run load = energy("load", file.toString());
    assertThat(load.exit()).isEqualTo(1);
    assertThat(load.err()).contains("./energy up", FOLDER.path().toString());

    assertThat(energy("down").exit()).isZero();
  }

  @Test
  @Order(2)
  void aWrongSettingStopsUpAndIsNamed() throws IOException {
    Path settings = FOLDER.path().resolve("energy.properties");
    Files.writeString(settings, SETTINGS + "embedded.server.heaps = 1g\n");
    Run up = energy("up", "--port=" + port);
    assertThat(up.exit()).isEqualTo(2);
    assertThat(up.err()).contains("embedded.server.heaps", "SETTING_INVALID");
    assertThat(states(energy("status", "--json"))).containsOnly("stopped");
    Files.writeString(settings, SETTINGS);
  }

  @Test
  @Order(3)
  void theDemosFiguresAddUp() throws IOException {
    Run demo =
        energy("demo", "--devices=50", "--history=0", "--date=" + DAY, "--json", "--port=" + port);
    assertThat(demo.exit()).as(demo.err()).isZero();
    JsonNode report = demo.json();
    assertThat(report.path("address").asText()).isEqualTo("http://127.0.0.1:" + port);
    assertThat(report.at("/load/totals/readings").asInt()).isEqualTo(50 * 96);
    assertThat(report.at("/load/totals/meter_days").asInt()).isEqualTo(50);
    assertThat(report.at("/load/totals/rejected").asInt()).isZero();
    assertThat(report.at("/load/state").asText()).isEqualTo("done");
    assertThat(report.path("stream").path("readings").asInt()).isEqualTo(50 * 4);
    assertThat(report.path("stream").path("requests").asInt()).isEqualTo(4);
    assertThat(report.path("range").path("readings").asInt()).isEqualTo(96);
    assertThat(report.path("range").path("from").asText()).isEqualTo(DAY + "T00:00:00Z");
    checkUsages(
        report.path("usages"),
        valuesOfTheFirstMeter(Path.of(report.at("/load/files/0/name").asText())));
  }

  /**
   * Of the file that the demo loaded, and the four readings that it streamed for its first meter.
   */
  private static List<BigDecimal> valuesOfTheFirstMeter(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String meter = lines.get(1).substring(0, lines.get(1).indexOf(',') + 1);
    List<BigDecimal> values = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith(meter)) {
        values.add(new BigDecimal(line.substring(line.lastIndexOf(',') + 1)));
      }
    }
    assertThat(values).hasSize(96);
    RangeQuestion nextDay = RangeQuestion.of(meter.replace(",", ""), "2026-01-16", "2026-01-17");
    List<MeterReading> streamed = server().readingList(nextDay);
    assertThat(streamed).hasSize(4);
    streamed.forEach(each -> values.add(each.value()));
    return values;
  }

  private static void checkUsages(JsonNode usages, List<BigDecimal> values) {
    BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal mean = sum.divide(BigDecimal.valueOf(100), 6, RoundingMode.HALF_EVEN);
    // Back from the end of the day that is streamed: 7 days, then months of 31, 92, 184, 365 days.
    Map<String, Integer> days = Map.of("P1W", 7, "P1M", 31, "P3M", 92, "P6M", 184, "P1Y", 365);
    assertThat(usages.findValuesAsText("period"))
        .containsExactly("P1W", "P1M", "P3M", "P6M", "P1Y");
    for (JsonNode usage : usages) {
      String period = usage.path("period").asText();
      assertThat(usage.path("to").asText()).isEqualTo("2026-01-17T00:00:00Z");
      assertThat(usage.path("count").asInt()).isEqualTo(100);
      assertThat(usage.path("expected").asInt()).as(period).isEqualTo(96 * days.get(period));
      assertThat(usage.path("sum").decimalValue()).isEqualTo(sum);
      assertThat(usage.path("mean").decimalValue()).isEqualTo(mean);
      assertThat(usage.path("min").decimalValue())
          .isEqualTo(values.stream().min(Comparator.naturalOrder()).orElseThrow());
      assertThat(usage.path("max").decimalValue())
          .isEqualTo(values.stream().max(Comparator.naturalOrder()).orElseThrow());
    }
  }

  @Test
  @Order(4)
  void statusTellsWhatRuns() {
    Run status = energy("status", "--json");
    assertThat(status.exit()).isZero();
    assertThat(states(status)).hasSize(5).containsOnly("running");
    assertThat(status.json().path("services").findValuesAsText("service"))
        .containsExactly("cassandra", "kafka", "registry", "server", "loader");
    assertThat(status.json().at("/services/3/address").asText()).isEqualTo("127.0.0.1:" + port);
    for (JsonNode service : status.json().path("services")) {
      assertThat(ProcessHandle.of(service.path("pid").asLong())).isPresent();
      assertThat(Path.of(service.path("log").asText())).exists();
    }
    assertThat(energy("status").out()).contains("cassandra  running", "127.0.0.1:" + port);
  }

  @Test
  @Order(5)
  void upAgainIsHarmless() {
    List<String> before = pids(energy("status", "--json"));
    Run up = energy("up", "--port=" + port, "--json");
    assertThat(up.exit()).isZero();
    assertThat(pids(up)).isEqualTo(before);

    Run elsewhere = energy("up", "--port=" + (port + 1));
    assertThat(elsewhere.exit()).isEqualTo(2);
    assertThat(elsewhere.err()).contains("127.0.0.1:" + port, "SETTING_CONFLICTS");
  }

  @Test
  @Order(6)
  void badLinesAreListedAndTheOthersLoaded() throws IOException {
    Path file =
        Files.writeString(
            scratch.resolve("bad.csv"),
            """
            device_id,metric_time,metric_name,metric_value
            CLI1,2026-02-01 00:00:00,KWH,0.250
            CLI1,2026-02-01 00:15:00,KWH,a quarter
            CLI1,2026-02-01 25:00:00,KWH,1
            CLI1,2026-02-01 00:45:00,KWH,0.750
            """);
    Run load = energy("load", "--json", file.toString());
    assertThat(load.exit()).as(load.err()).isEqualTo(3);
    JsonNode report = load.json().at("/files/0");
    assertThat(report.at("/totals/readings").asInt()).isEqualTo(2);
    assertThat(report.at("/totals/rejected").asInt()).isEqualTo(2);
    List<String> rejects = Files.readAllLines(Path.of(report.path("rejects_file").asText()));
    assertThat(rejects).hasSize(3);
    assertThat(rejects.get(0)).isEqualTo("file,line,field,code,detail,text");
    assertThat(rejects.get(1)).startsWith("\"" + file + "\",3,").contains("VALUE_INVALID");
    assertThat(rejects.get(2)).startsWith("\"" + file + "\",4,").contains("START_INVALID");

    Run again = energy("load", "--json", file.toString());
    assertThat(again.exit()).isZero();
    assertThat(again.json().at("/files/0/state").asText()).isEqualTo("skipped");
    assertThat(again.json().at("/files/0/version")).isEqualTo(report.path("version"));
    assertThat(energy("load", "--again", file.toString()).out()).contains("2 rejected, listed in");
    Run stopped = energy("load", "--again", "--max-rejects=10%", file.toString());
    assertThat(stopped.exit()).isEqualTo(2);
    assertThat(stopped.err()).contains("REJECTS_TOO_MANY");
  }

  @Test
  @Order(7)
  void aFileThatCannotBeLoadedDoesNotKeepTheNextFromIt() throws IOException {
    Path missing = scratch.resolve("missing.csv");
    Path rubbish = Files.write(scratch.resolve("rubbish.csv"), new byte[] {0, 1, 2, 3, 0, 10, 7});
    Path good = Files.writeString(scratch.resolve("good.csv"), "CLI2,2026-02-01 00:00:00,KWH,1\n");

    Run load = energy("load", missing.toString());
    assertThat(load.exit()).isEqualTo(2);
    assertThat(load.err()).contains(missing + " does not exist", "FILE_UNREADABLE");

    Run three = energy("load", "--json", missing.toString(), rubbish.toString(), good.toString());
    assertThat(three.exit()).isEqualTo(2);
    assertThat(three.err()).contains(missing.toString(), rubbish.toString(), "FILE_FORMAT_UNKNOWN");
    assertThat(three.json().path("files").findValuesAsText("state"))
        .containsExactly("failed", "failed", "loaded");
  }

  @Test
  @Order(8)
  void watchedFilesAreLoadedAsTheyArriveAndPutAway() throws Exception {
    Path incoming = Files.createDirectory(scratch.resolve("incoming"));
    Thread watching =
        new Thread(() -> energy("load", "--watch=" + incoming, "--settle=1"), "watching");
    watching.start();
    try {
      Files.writeString(incoming.resolve("later.csv.part"), "not yet\n");
      arrive(incoming.resolve("good.csv"), "WATCH1,2026-02-01 00:00:00,KWH,0.125\n");
      arrive(incoming.resolve("bad.csv"), "neither form\n");
      awaitFile(incoming.resolve("done/good.csv"));
      awaitFile(incoming.resolve("failed/bad.csv"));
      arrive(incoming.resolve("good.csv"), "WATCH1,2026-02-01 00:15:00,KWH,0.250\n");
      awaitFile(incoming.resolve("done/good.csv.1"));
    } finally {
      watching.interrupt();
      watching.join();
    }
    assertThat(incoming.resolve("later.csv.part")).exists();
    RangeQuestion day = RangeQuestion.of("WATCH1", "2026-02-01", "2026-02-02");
    assertThat(server().readingList(day)).hasSize(2);
  }

  /** As a careful sender does it: under another name until it is whole. */
  private static void arrive(Path file, String text) throws IOException {
    Path part = Files.writeString(file.resolveSibling(file.getFileName() + ".tmp"), text);
    Files.move(part, file);
  }

  private static void awaitFile(Path file) {
    await(file.toString()).until(() -> Files.exists(file));
  }

  @Test
  @Order(9)
  void readingsArePrintedAsTableCsvAndJson() {
    String[] day = {"CLI1", "--from=2026-02-01", "--to=2026-02-02"};
    assertThat(energy("readings", day).out().lines().map(String::strip))
        .startsWith("CLI1 KWH, kWh, UTC")
        .anyMatch(line -> line.matches("2026-02-01T00:45Z +2026-02-01T01:00Z +0\\.750 +actual"))
        .contains(
            "incomplete: 2 of 96 readings, 94 missing (2 actual)",
            "missing 2026-02-01T00:15Z to 2026-02-01T00:45Z: 2");
    assertThat(energy("readings", with(day, "--csv")).out().split("\r\n", -1))
        .containsExactly(
            "device_id,channel,start,end,value,quality",
            "CLI1,KWH,2026-02-01T00:00:00Z,2026-02-01T00:15:00Z,0.250,actual",
            "CLI1,KWH,2026-02-01T00:45:00Z,2026-02-01T01:00:00Z,0.750,actual",
            "");
    Run json = energy("readings", with(day, "--json", "--zone=Europe/Berlin"));
    assertThat(json.json().at("/readings/0/start").asText()).isEqualTo("2026-02-01T01:00:00+01:00");
    assertThat(json.json().at("/readings/1/value").decimalValue())
        .isEqualTo(new BigDecimal("0.750"));

    Run unknown = energy("readings", "NOBODY", "--from=2026-02-01", "--to=2026-02-02");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("DEVICE_UNKNOWN");
    assertThat(unknown.out()).isEmpty();
  }

  private static String[] with(String[] arguments, String... more) {
    return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
  }

  @Test
  @Order(10)
  void usageIsShownAsAChartCsvAndJson() {
    String[] week = {"CLI1", "--period=P1W", "--to=2026-02-04"};
    List<String> lines = energy("usage", week).out().lines().toList();
    assertThat(lines.get(0)).isEqualTo("CLI1 KWH, kWh by day, UTC");
    assertThat(lines.get(1)).isEqualTo("2026-01-28T00:00Z to 2026-02-04T00:00Z");
    assertThat(lines.subList(2, 9))
        .extracting(line -> line.substring(0, 10))
        .containsExactly(
            "2026-01-28",
            "2026-01-29",
            "2026-01-30",
            "2026-01-31",
            "2026-02-01",
            "2026-02-02",
            "2026-02-03");
    assertThat(lines.get(2)).contains(" - no readings");
    assertThat(lines.get(6)).matches("2026-02-01 Sun 1\\.000 [█#]+ +2/96");
    assertThat(lines.get(9)).startsWith("total          1.000");
    assertThat(lines.get(10)).contains("incomplete: 2 of 672 readings");

    List<String> csv = energy("usage", with(week, "--csv")).out().lines().toList();
    assertThat(csv).hasSize(8);
    assertThat(csv.get(5))
        .startsWith("2026-02-01T00:00:00Z,2026-02-02T00:00:00Z,1.000,0.250,0.750,0.500");
    Run json = energy("usage", with(week, "--json", "--by=hour"));
    assertThat(json.json().path("buckets")).hasSize(168);
    assertThat(energy("usage", with(week, "--json", "--csv")).exit()).isEqualTo(2);
    assertThat(energy("usage", "CLI1", "--by=fortnight").exit()).isEqualTo(2);
  }

  @Test
  @Order(11)
  void downAndUpAgainLosesNothing() {
    Run down = energy("down", "--json");
    assertThat(down.exit()).isZero();
    assertThat(states(down)).containsOnly("stopped");
    assertThat(energy("status", "--json").exit()).isEqualTo(1);

    assertThat(energy("up", "--port=" + port).exit()).isZero();
    EnergyClient server =
        new EnergyClient(URI.create("http://127.0.0.1:" + port), Optional.empty());
    assertThat(server.readingList(RangeQuestion.of("CLI1", "2026-02-01", "2026-02-02")))
        .extracting(each -> each.start().toString())
        .containsExactly("2026-02-01T00:00Z", "2026-02-01T00:45Z");
    assertThat(server.readingList(RangeQuestion.of("CLI2", "2026-02-01", "2026-02-02"))).hasSize(1);
    assertThat(energy("down").exit()).isZero();
  }

  private static EnergyClient server() {
    return new EnergyClient(URI.create("http://127.0.0.1:" + port), Optional.empty());
  }
}
