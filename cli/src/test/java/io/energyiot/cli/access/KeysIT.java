package io.energyiot.cli.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.Run;
import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.platform.service.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first key is made without a server; the others may be the server's business. */
class KeysIT {
  private static final TestSystem SYSTEM = TestSystem.create("keys");

  @TempDir private static Path scratch;
  private static Path admin;

  @BeforeAll
  static void start() {
    SYSTEM.startCassandra();
    admin = scratch.resolve("admin.key");
    keys("create", "--name=boss", "--role=admin", "--to=" + admin).done();
    SYSTEM.configure(Map.of("access.keys", "true", "access.key_file", admin.toString())).up();
  }

  @AfterAll
  static void stop() {
    SYSTEM.close();
  }

  private static Run keys(String... words) {
    List<String> all = new ArrayList<>(List.of("keys"));
    all.addAll(List.of(words));
    all.add("--data=" + SYSTEM.folder().path());
    return Run.of(all.toArray(String[]::new));
  }

  @Test
  void aKeyInAFileIsForItsOwnerAndIsShownNowhere() throws IOException {
    String key = Files.readString(admin).strip();
    assertThat(key).matches("energy_[a-z0-9]{8}_[A-Za-z0-9_-]{43}");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(admin)))
        .isEqualTo("rw-------");
    Path file = scratch.resolve("other.key");
    Run made = keys("create", "--name=x", "--role=read", "--to=" + file);
    assertThat(made.done().out())
        .contains("has the roles read for all devices, and does not expire", file.toString())
        .doesNotContain(Files.readString(file).strip());
    Run again = keys("create", "--name=x", "--role=read", "--to=" + file);
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err()).contains("exists already");
    String status = Run.in(SYSTEM.folder(), "status", "--json").out();
    assertThat(status).doesNotContain(key.substring(16));
    assertThat(Files.readString(SYSTEM.folder().log(Service.SERVER)))
        .doesNotContain(key.substring(16));
  }

  @Test
  void theServerMakesAKeyInTheNameOfTheCommandsKey() {
    JsonNode made =
        keys(
                "create",
                "--name=field system",
                "--role=ingest",
                "--scope=device=A",
                "--scope=device=B",
                "--expires=2100-01-31",
                "--json")
            .done()
            .json();
    assertThat(made.path("key").asText()).startsWith("energy_" + made.path("id").asText() + "_");
    assertThat(made.path("created_by").asText()).isEqualTo("boss");
    assertThat(made.path("expires").asText()).isEqualTo("2100-01-31T00:00:00Z");
    assertThat(made.path("scope")).hasSize(2);

    String id = made.path("id").asText();
    Run listed = keys("list").done();
    assertThat(listed.out())
        .containsPattern(
            id + " +field system +ingest +device=A,device=B +expires 2100.* never used");
    assertThat(listed.out()).containsPattern("boss +admin +\\* +does not expire, last used 20");
    assertThat(keys("revoke", id).done().out()).contains(id + " of field system is revoked");
    assertThat(keys("list").done().out()).containsPattern(id + " .* revoked 20");
    assertThat(keys("list", "--here", "--json").done().json().findValuesAsText("id"))
        .containsExactlyElementsOf(keys("list", "--json").done().json().findValuesAsText("id"));
  }

  @Test
  void theStoreOfTheMachineNeedsNoServer() {
    JsonNode made = keys("create", "--name=y", "--role=read", "--here", "--json").done().json();
    assertThat(made.path("created_by").asText()).endsWith(" by command");
    String id = made.path("id").asText();
    assertThat(keys("revoke", id, "--here", "--json").done().json().has("revoked")).isTrue();
    Run unknown = keys("revoke", "nobody00");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err()).contains("there is no API key with the id 'nobody00' [KEY_UNKNOWN]");
  }

  private static int count() {
    return keys("list", "--json").done().json().size();
  }

  @Test
  void aKeyThatCanNotBeWrittenIsNotMade() throws IOException {
    int before = count();
    Path nowhere = scratch.resolve("none").resolve("key");
    Run failed = keys("create", "--name=lost", "--role=admin", "--to=" + nowhere);
    assertThat(failed.exit()).isEqualTo(1);
    assertThat(failed.err()).contains(nowhere.toString());
    assertThat(count()).isEqualTo(before);
    Path free = scratch.resolve("free.key");
    Run refused =
        keys("create", "--name=lost", "--role=admin", "--expires=2001-01-01", "--to=" + free);
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(free).doesNotExist();
    assertThat(count()).isEqualTo(before);
  }

  @Test
  void aFileWithMoreThanAKeyIsRefusedWithoutShowingIt() throws IOException {
    Path two = Files.writeString(scratch.resolve("two.key"), "# of the boss\nenergy_secret\n");
    Files.setPosixFilePermissions(two, PosixFilePermissions.fromString("rw-------"));
    TestSystem other = TestSystem.create("keys-two");
    other.configure(Map.of("access.key_file", two.toString()));
    Run asked = Run.of("keys", "list", "--data=" + other.folder().path());
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(asked.err()).contains(two + " must be one line").doesNotContain("energy_secret");
  }

  @Test
  void commandsShowTheKey() {
    Run readings =
        Run.in(SYSTEM.folder(), "readings", "nobody", "--from=2026-01-01", "--to=2026-01-02");
    assertThat(readings.err()).contains("DEVICE_UNKNOWN");
  }

  @Test
  void aKeyThatOthersMayReadIsNotUsed() throws IOException {
    Path open = Files.writeString(scratch.resolve("open.key"), "energy_x\n");
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
    TestSystem other = TestSystem.create("keys-open");
    other.configure(Map.of("access.key_file", open.toString()));
    Run asked = Run.of("keys", "list", "--data=" + other.folder().path());
    assertThat(asked.exit()).isEqualTo(2);
    assertThat(asked.err()).contains("chmod 600 " + open).doesNotContain("energy_x");
  }
}
