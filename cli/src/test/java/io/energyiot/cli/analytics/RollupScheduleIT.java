package io.energyiot.cli.analytics;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.platform.service.Service;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The server has the last days computed by itself; what fails is told, and done another time. */
class RollupScheduleIT {
  private static final TestSystem SYSTEM = TestSystem.create("rollup-schedule");

  private final FleetServer server = new FleetServer(SYSTEM);
  private final LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);

  private static void up(String master) {
    SYSTEM.configure(Map.of("rollup.at", "00:00", "rollup.days", "2", "spark.master", master)).up();
  }

  @Test
  void theLastDaysAreComputedAndAFailureIsToldAndMadeUpFor() throws Exception {
    SYSTEM.startCassandra();
    server.energy("insert", "--devices=5", "--date=" + yesterday);

    up("spark://127.0.0.1:1");
    JsonNode failed = awaitRollups(answer -> answer.at("/scheduled/ended").isTextual());
    assertThat(failed.at("/scheduled/error").asText()).contains("SPARK_UNAVAILABLE");
    assertThat(failed.at("/scheduled/days"))
        .extracting(JsonNode::asText)
        .containsExactly(yesterday.toString(), yesterday.minusDays(1).toString());
    assertThat(failed.at("/rollups")).isEmpty();

    endServer();
    up("local[1]");
    JsonNode done = awaitRollups(answer -> answer.at("/rollups").size() == 2);
    assertThat(done.at("/rollups/1/day").asText()).isEqualTo(yesterday.toString());
    assertThat(done.at("/rollups/1/readings").asInt()).isEqualTo(5 * 96);
    assertThat(done.at("/rollups/0/readings").asInt()).isZero();
    awaitRollups(
        answer ->
            answer.at("/scheduled/ended").isTextual() && answer.at("/scheduled/error").isNull());
  }

  private static void endServer() {
    ProcessHandle process = SYSTEM.process(Service.SERVER);
    process.destroy();
    process.onExit().join();
  }

  private JsonNode awaitRollups(Predicate<JsonNode> wanted) {
    return await("rollups")
        .atMost(Duration.ofSeconds(150))
        .until(() -> server.get("/v1/fleet/rollups"), wanted);
  }
}
