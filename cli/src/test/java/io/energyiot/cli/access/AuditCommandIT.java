package io.energyiot.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.Run;
import io.energyiot.platform.fixture.Await;
import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.platform.service.Service;
import io.energyiot.store.EnergyStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The audit of a server and of commands, listed and checked. */
class AuditCommandIT {
  private static final TestSystem SYSTEM = TestSystem.create("audited");

  @TempDir private static Path scratch;
  private static String keyId;

  @BeforeAll
  static void start() {
    SYSTEM.startCassandra();
    Path admin = scratch.resolve("admin.key");
    keyId =
        run("keys", "create", "--name=boss", "--role=admin", "--json", "--to=" + admin)
            .done()
            .json()
            .path("id")
            .asText();
    SYSTEM.configure(Map.of("access.keys", "true", "access.key_file", admin.toString())).up();
  }

  @AfterAll
  static void stop() {
    SYSTEM.close();
  }

  private static Run run(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--data=" + SYSTEM.folder().path());
    return Run.of(all.toArray(String[]::new));
  }

  @Test
  void theAuditOfCommandsAndOfTheServerIsListedAndChecked() {
    assertThat(run("audit", "list", "--operation=keys create").done().out())
        .contains(" by command  this machine  keys create  0  " + keyId);
    run("devices", "get", "MTR1");
    Await.await("the question")
        .untilAsserted(
            () ->
                assertThat(run("audit", "list", "--device=MTR1").done().out())
                    .contains("boss (" + keyId + ")")
                    .contains("GET /v1/devices/{device_id}  404  MTR1"));
    assertThat(run("audit", "list", "--subject=nobody").done().out())
        .contains("there is no such entry");
    JsonNode page = run("audit", "list", "--limit=1", "--json").done().json();
    assertThat(page.path("entries")).hasSize(1);
    String cursor = page.path("next_cursor").asText();
    JsonNode next = run("audit", "list", "--cursor=" + cursor, "--json").done().json();
    assertThat(next.path("entries").get(0)).isNotEqualTo(page.path("entries").get(0));
  }

  @Test
  void commandsThatChangeTheStoreAreNoted() throws IOException {
    run("insert", "--devices=2", "--date=2026-01-15").done();
    assertThat(run("audit", "list", "--operation=insert").done().out())
        .contains(" by command  this machine  insert  0  2 meter-days");
    Path file =
        Files.writeString(
            scratch.resolve("day.csv"),
            "device_id,metric_time,metric_name,metric_value\nNOTED,2026-01-15T00:00:00Z,KWH,1.5\n");
    run("load", "--here", "--dry-run", file.toString()).done();
    assertThat(run("audit", "list", "--operation=load").done().out()).contains("no such entry");
    String id = run("load", "--here", "--json", file.toString()).done().json().path("id").asText();
    run("loads", "undo", id, "--yes").done();
    assertThat(run("audit", "list", "--operation=load").done().out()).contains("load  0  " + id);
    SYSTEM.upLoader();
    String again = run("load", "--json", file.toString()).done().json().path("id").asText();
    assertThat(run("audit", "list", "--subject=loader").done().out()).contains("load  0  " + again);
    SYSTEM.endLoader();
    assertThat(run("audit", "list", "--operation=loads undo").done().out())
        .contains("loads undo  0  " + id);
  }

  @Test
  void aBreakIsNamed() {
    run("devices", "get", "MTR1");
    Await.await("an open chain")
        .untilAsserted(() -> assertThat(run("audit", "verify").done().out()).contains("  open"));
    assertThat(run("audit", "verify").out()).contains("  whole").doesNotContain("broken");
    ProcessHandle server = SYSTEM.process(Service.SERVER);
    server.destroy();
    server.onExit().join();
    JsonNode chains = run("audit", "verify", "--json").done().json();
    JsonNode longest = chains.get(0);
    for (JsonNode each : chains) {
      assertThat(each.path("state").asText()).isEqualTo("whole");
      longest = each.path("entries").asInt() > longest.path("entries").asInt() ? each : longest;
    }
    String chain = longest.path("chain").asText();
    String day = longest.path("day").asText();
    try (EnergyStore store = EnergyStore.open(SYSTEM.settings())) {
      store
          .session()
          .execute(
              "DELETE FROM audit_entry WHERE day = '%s' AND chain = %s AND part = 0 AND sequence = 0"
                  .formatted(day, chain));
    }
    Run broken = run("audit", "verify");
    assertThat(broken.exit()).isEqualTo(1);
    assertThat(broken.out())
        .contains(day + "  " + chain)
        .contains("broken at sequence 0: the entry is missing; the next one is 1");
    SYSTEM.up();
  }

  @Test
  void aRangeThatIsTurnedRoundIsAMistake() {
    Run run = run("audit", "verify", "--from=2026-02-01", "--to=2026-01-01");
    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("--from is after --to");
  }
}
