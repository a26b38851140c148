package io.energyiot.cli.analytics;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.datastax.oss.driver.api.core.cql.Row;
import io.energyiot.cli.Run;
import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.store.EnergyStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A day of all meters: what REST serves of it is the plain sum over the answers for its meters. */
class RollupIT {
  private static final String DAY = "2026-01-01";
  private static final int DEVICES = 20;
  private static final int REGISTERED = 23;
  private static final Pattern BUCKET =
      Pattern.compile(
          "\"start\":\"([^\"]*)\",\"end\":\"[^\"]*\",\"count\":(\\d+),\"sum\":([^,]*),\"min\":([^,]*),\"max\":([^}]*)}");
  private static final Pattern AS_OF = Pattern.compile("\"as_of\":\"([^\"]*)\"");

  private static final TestSystem SYSTEM = TestSystem.create("rollup");

  @TempDir Path scratch;

  private final HttpClient http = HttpClient.newHttpClient();
  private URI server;

  /** What values of a quarter hour add up to. */
  private record Sums(long count, BigDecimal sum, BigDecimal min, BigDecimal max) {
    static Sums of(BigDecimal value) {
      return new Sums(1, value, value, value);
    }

    Sums plus(Sums more) {
      return new Sums(count + more.count, sum.add(more.sum), min.min(more.min), max.max(more.max));
    }

    /** Equal numbers are equal, whatever their zeros at the end. */
    Sums stripped() {
      return new Sums(
          count, sum.stripTrailingZeros(), min.stripTrailingZeros(), max.stripTrailingZeros());
    }
  }

  private static Run energy(String command, String... more) {
    return Run.in(SYSTEM.folder(), command, more);
  }

  @Test
  void whatIsServedIsThePlainSumAlsoAfterACorrectionAndARunThatWasKilled() throws Exception {
    InetSocketAddress address = SYSTEM.up().address();
    server = URI.create("http://" + address.getHostString() + ":" + address.getPort());
    energy("insert", "--devices=" + DEVICES, "--date=" + DAY, "--days=1").done();
    Run.of("devices", "import", "--data=" + SYSTEM.folder().path(), registry().toString()).done();
    energy("rollup", "--day=" + DAY).done();

    checkProfiles();
    checkCompleteness();
    checkTop();

    Instant before = asOf();
    String corrected = start(40) + "\",\"value\":123456.1234567}";
    post("{\"device_id\":\"" + device(3) + "\",\"start\":\"" + corrected);
    awaitStored(device(3), "123456.1234567");
    killOne();
    assertThat(asOf()).isEqualTo(before);

    energy("rollup", "--day=" + DAY).done();
    assertThat(asOf()).isAfter(before);
    checkProfiles();
    assertThat(get("/v1/fleet/top?limit=1&day=" + DAY)).contains(device(3));
    try (EnergyStore store = EnergyStore.open(SYSTEM.settings())) {
      checkDeviceUsage(store);
      checkErasure(store, device(3));
      checkErasureOfSilent(store, device(21));
    }
  }

  private static String device(int i) {
    return "MTR%08d".formatted(i);
  }

  private static String start(int quarter) {
    return Instant.parse(DAY + "T00:00:00Z").plusSeconds(900L * quarter).toString();
  }

  private static String region(int device) {
    return device % 3 == 0 ? "South" : "North";
  }

  /** Three more devices than have readings, and one that is not there any more. */
  private Path registry() throws IOException {
    StringBuilder csv = new StringBuilder("device_id,region,tariff,installed,removed\n");
    for (int i = 1; i <= REGISTERED; i++) {
      csv.append("%s,%s,T1,2025-01-01,\n".formatted(device(i), region(i)));
    }
    csv.append("GONE1,North,T1,2025-01-01,2025-06-01\n");
    return Files.writeString(scratch.resolve("devices.csv"), csv);
  }

  private void checkProfiles() throws Exception {
    for (String group : List.of("all", "region:North", "region:South", "tariff:T1")) {
      String answer = get("/v1/fleet/profile?day=" + DAY + "&group=" + group);
      Map<String, Sums> served = new TreeMap<>();
      Matcher bucket = BUCKET.matcher(answer);
      while (bucket.find()) {
        Sums sums =
            new Sums(
                Long.parseLong(bucket.group(2)),
                new BigDecimal(bucket.group(3)),
                new BigDecimal(bucket.group(4)),
                new BigDecimal(bucket.group(5)));
        served.put(bucket.group(1), sums.stripped());
      }
      assertThat(served).as(group).isEqualTo(plainSums(group)).hasSize(96);
    }
  }

  /** By the answers for each meter. */
  private Map<String, Sums> plainSums(String group) throws Exception {
    Map<String, Sums> sums = new TreeMap<>();
    for (int i = 1; i <= DEVICES; i++) {
      if (group.startsWith("region:") && !group.endsWith(region(i))) {
        continue;
      }
      readings(device(i)).forEach((start, value) -> sums.merge(start, Sums.of(value), Sums::plus));
    }
    sums.replaceAll((start, each) -> each.stripped());
    return sums;
  }

  private Map<String, BigDecimal> readings(String device) throws Exception {
    String answer =
        get("/v1/devices/" + device + "/readings?from=" + DAY + "&to=2026-01-02&zone=UTC");
    Map<String, BigDecimal> readings = new TreeMap<>();
    Matcher reading =
        Pattern.compile("\"start\":\"([^\"]*)\",[^}]*?\"value\":([^,}]*)").matcher(answer);
    while (reading.find()) {
      readings.put(reading.group(1), new BigDecimal(reading.group(2)));
    }
    assertThat(readings).as(answer).hasSize(96);
    return readings;
  }

  private void checkCompleteness() throws Exception {
    int expected = DEVICES * 96;
    assertThat(get("/v1/fleet/completeness?day=" + DAY))
        .contains(
            "{\"group\":\"all\",\"registered\":23,\"reporting\":20,\"silent\":3,",
            "\"meters\":20,\"complete\":20,\"expected\":%d,\"present\":%1$d,\"by_quality\":{\"actual\":%1$d}"
                .formatted(expected));
    assertThat(get("/v1/fleet/completeness?group=region&day=" + DAY))
        .contains("{\"group\":\"region:North\",\"registered\":16,\"reporting\":14,")
        .contains("{\"group\":\"region:South\",\"registered\":7,\"reporting\":6,");
    assertThat(get("/v1/fleet/findings?finding=silent&day=" + DAY))
        .contains(device(21), device(22), device(23))
        .doesNotContain(device(20), "GONE1");
  }

  private void checkTop() throws Exception {
    Map<BigDecimal, String> bySum = new TreeMap<>();
    for (int i = 1; i <= DEVICES; i++) {
      BigDecimal sum =
          readings(device(i)).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
      bySum.put(sum, device(i));
    }
    Map.Entry<BigDecimal, String> greatest = ((TreeMap<BigDecimal, String>) bySum).lastEntry();
    assertThat(get("/v1/fleet/top?limit=1&day=" + DAY))
        .contains("[{\"device_id\":\"" + greatest.getValue() + "\",\"sum\":" + greatest.getKey());
  }

  /** Kills a run's process as soon as it writes results. */
  private void killOne() {
    try (EnergyStore store = EnergyStore.open(SYSTEM.settings())) {
      int before = runs(store);
      CompletableFuture<Run> run =
          CompletableFuture.supplyAsync(() -> energy("rollup", "--day=" + DAY));
      await("a run")
          .pollInterval(Duration.ofMillis(5))
          .until(() -> runs(store) > before || run.isDone());
      ProcessHandle.current()
          .descendants()
          .filter(each -> each.info().commandLine().orElse("").contains("AnalyticsMain"))
          .forEach(ProcessHandle::destroyForcibly);
      assertThat(run.join().exit()).isNotZero();
      assertThat(runs(store)).isEqualTo(before + 1);
    }
  }

  private static int runs(EnergyStore store) {
    return store.session().execute("SELECT run FROM rollup_run").all().size();
  }

  /** Sum, least and greatest value of each device, as the served run has them. */
  private void checkDeviceUsage(EnergyStore store) throws Exception {
    UUID run = store.session().execute("SELECT run FROM rollup").one().getUuid(0);
    List<Row> rows =
        store
            .session()
            .execute(
                "SELECT device_id, usage.count, usage.sum, usage.min, usage.max FROM device_usage"
                    + " WHERE run = ? ALLOW FILTERING",
                run)
            .all();
    assertThat(rows).hasSize(DEVICES);
    for (Row row : rows) {
      Sums plain =
          readings(row.getString(0)).values().stream().map(Sums::of).reduce(Sums::plus).get();
      assertThat(
              new Sums(
                      row.getInt(1),
                      row.getBigDecimal(2),
                      row.getBigDecimal(3),
                      row.getBigDecimal(4))
                  .stripped())
          .isEqualTo(plain.stripped());
    }
  }

  /** Of an erased device no result of any run says anything. */
  private void checkErasure(EnergyStore store, String device) throws Exception {
    for (String table : List.of("fleet_top", "device_usage")) {
      assertThat(rowsOf(store, table, device)).as(table).isPositive();
    }
    send(HttpRequest.newBuilder(server.resolve("/v1/devices/" + device)).DELETE(), 200);
    for (String table : List.of("fleet_top", "fleet_finding", "device_usage")) {
      assertThat(rowsOf(store, table, device)).as(table).isZero();
    }
    assertThat(get("/v1/fleet/top?limit=100&day=" + DAY)).doesNotContain(device);
  }

  private void checkErasureOfSilent(EnergyStore store, String device) throws Exception {
    assertThat(rowsOf(store, "fleet_finding", device)).isPositive();
    send(HttpRequest.newBuilder(server.resolve("/v1/devices/" + device)).DELETE(), 200);
    assertThat(rowsOf(store, "fleet_finding", device)).isZero();
  }

  private static int rowsOf(EnergyStore store, String table, String device) {
    String select = "SELECT day FROM " + table + " WHERE device_id = ? ALLOW FILTERING";
    return store.session().execute(select, device).all().size();
  }

  private Instant asOf() throws Exception {
    Matcher found = AS_OF.matcher(get("/v1/fleet/profile?day=" + DAY));
    assertThat(found.find()).isTrue();
    return Instant.parse(found.group(1));
  }

  private void awaitStored(String device, String value) {
    String day = "/readings?zone=UTC&from=" + DAY + "&to=2026-01-02";
    await("the value of " + device).until(() -> get("/v1/devices/" + device + day).contains(value));
  }

  private String get(String address) throws Exception {
    return send(HttpRequest.newBuilder(server.resolve(address)), 200);
  }

  private void post(String reading) throws Exception {
    send(
        HttpRequest.newBuilder(server.resolve("/v1/readings"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(reading)),
        202);
  }

  private String send(HttpRequest.Builder request, int status) throws Exception {
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body();
  }
}
