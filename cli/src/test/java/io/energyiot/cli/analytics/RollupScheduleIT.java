package io.energyiot.cli.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.platform.EnergySystem;
import io.energyiot.platform.fixture.TestFolders;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.run.ServiceStatus;
import io.energyiot.platform.service.Service;
import io.energyiot.platform.service.StartProgress;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The server has the last days computed by itself; what fails is told, and done another time. */
class RollupScheduleIT {
  private static final DataFolder FOLDER = TestFolders.guarded("rollup-schedule");

  private final FleetServer server = FleetServer.in(FOLDER);
  private final LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);

  RollupScheduleIT() throws IOException {}

  private EnergySystem system(String master) {
    return server.system(Map.of("rollup.at", "00:00", "rollup.days", "2", "spark.master", master));
  }

  @Test
  void theLastDaysAreComputedAndAFailureIsToldAndMadeUpFor() throws Exception {
    EnergySystem failing = system("spark://127.0.0.1:1");
    failing.only(EnumSet.of(Service.CASSANDRA)).up(StartProgress.SILENT);
    server.energy("insert", "--devices=5", "--date=" + yesterday);

    failing.up(StartProgress.SILENT);
    JsonNode failed = await(answer -> answer.at("/scheduled/ended").isTextual());
    assertThat(failed.at("/scheduled/error").asText()).contains("SPARK_UNAVAILABLE");
    assertThat(failed.at("/scheduled/days"))
        .extracting(JsonNode::asText)
        .containsExactly(yesterday.toString(), yesterday.minusDays(1).toString());
    assertThat(failed.at("/rollups")).isEmpty();

    endServer(failing);
    system("local[1]").up(StartProgress.SILENT);
    JsonNode done = await(answer -> answer.at("/rollups").size() == 2);
    assertThat(done.at("/rollups/1/day").asText()).isEqualTo(yesterday.toString());
    assertThat(done.at("/rollups/1/readings").asInt()).isEqualTo(5 * 96);
    assertThat(done.at("/rollups/0/readings").asInt()).isZero();
    await(
        answer ->
            answer.at("/scheduled/ended").isTextual() && answer.at("/scheduled/error").isNull());
  }

  private static void endServer(EnergySystem system) {
    long pid =
        system.status().stream()
            .filter(each -> each.service() == Service.SERVER)
            .map(ServiceStatus::pid)
            .findFirst()
            .orElseThrow()
            .orElseThrow();
    ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
    process.destroy();
    process.onExit().join();
  }

  private JsonNode await(Predicate<JsonNode> wanted) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(150);
    JsonNode answer = server.get("/v1/fleet/rollups");
    while (!wanted.test(answer)) {
      assertThat(System.nanoTime()).as(answer.toString()).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(200);
      answer = server.get("/v1/fleet/rollups");
    }
    return answer;
  }
}
