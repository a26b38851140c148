package io.energyiot.platform.supervision;

import static io.energyiot.platform.fixture.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.EnergySystem;
import io.energyiot.platform.fixture.TestFolders;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.folder.Ports;
import io.energyiot.platform.installation.Installation;
import io.energyiot.platform.run.Restarts;
import io.energyiot.platform.run.ServiceStatus;
import io.energyiot.platform.run.ServiceStatus.State;
import io.energyiot.platform.service.Service;
import io.energyiot.platform.service.StartProgress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that are killed, or die, under a system that starts them again. */
class SupervisorIT {
  private static final Set<Service> KAFKA = EnumSet.of(Service.KAFKA);
  private static final Set<Service> SERVER = EnumSet.of(Service.SERVER);

  @TempDir Path scratch;

  private final DataFolder folder = TestFolders.guarded("watch it's \"$HOME\" Zähler");
  private Path lives;
  private EnergySystem system;

  @BeforeEach
  void prepare() throws IOException {
    lives = Files.writeString(scratch.resolve("lives"), "600000");
    folder.create(StartProgress.SILENT);
    int port = Ports.of(folder).address("test").getPort();
    Installation home = new Installation(ShortLivedServer.in(scratch.resolve("home")));
    system = EnergySystem.of(home, folder, ShortLivedServer.settings(port, lives)).only(SERVER);
  }

  @AfterEach
  void stop() {
    system.down(StartProgress.SILENT);
    assertThat(processes()).as("nothing of the folder runs").isEmpty();
  }

  /** All processes of this machine that have the data folder on their command line. */
  private List<String> processes() {
    await("the shells").until(() -> running().stream().noneMatch(line -> line.contains("/bin/sh")));
    return running();
  }

  private List<String> running() {
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.map(process -> process.resolve("cmdline"))
          .filter(Files::isReadable)
          .map(SupervisorIT::text)
          .filter(line -> line.contains(folder.path() + "/run") || line.contains("-cp"))
          .filter(line -> line.contains(folder.path().toString()))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
          .replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }

  private ServiceStatus now() {
    return system.status().get(0);
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }

  private boolean runsAgain(long other) {
    ServiceStatus status = now();
    return status.state() == State.RUNNING && status.pid().orElseThrow() != other;
  }

  @Test
  void whatIsKilledComesBackWhereItWasAndThatIsTold() {
    system = TestFolders.system(folder, Map.of()).only(KAFKA);
    ServiceStatus first = system.upSupervised(StartProgress.SILENT).get(0);
    long pid = first.pid().orElseThrow();
    kill(pid);
    await("it again").until(() -> runsAgain(pid));

    assertThat(now().address()).isEqualTo(first.address());
    Restarts told = now().restarts().orElseThrow();
    assertThat(told.deaths()).isEqualTo(1);
    assertThat(told.last().status()).hasValue(137);
    assertThat(told.last().reason()).isEmpty();
    assertThat(folder.supervisorLog()).content().contains("pid " + pid + ", died", "signal 9");

    long second = now().pid().orElseThrow();
    kill(second);
    await("its second death").until(() -> now().restarts().orElseThrow().deaths() == 2);
    await("it a third time").until(() -> runsAgain(second));
  }

  @Test
  void aSupervisorThatIsKilledComesBackAndThereIsOne() {
    system.upSupervised(StartProgress.SILENT);
    long first = system.supervisor().orElseThrow();
    kill(first);
    await("another").until(() -> system.supervisor().orElse(first) != first);
    long second = system.supervisor().orElseThrow();

    system.upSupervised(StartProgress.SILENT);
    assertThat(system.supervisor().orElseThrow()).isNotEqualTo(second);
    await("the one before to end").until(() -> ProcessHandle.of(second).isEmpty());
    long server = now().pid().orElseThrow();
    kill(server);
    await("it again").until(() -> runsAgain(server));
  }

  @Test
  void whatDiesAtOnceIsTriedLessAndLessAndDownLeavesNothing() throws IOException {
    system.upSupervised(StartProgress.SILENT);
    Files.writeString(lives, "0");
    kill(now().pid().orElseThrow());
    await("three deaths")
        .until(() -> now().restarts().filter(each -> each.deaths() >= 3).isPresent());
    Restarts told = now().restarts().orElseThrow();
    assertThat(told.row()).isEqualTo(told.deaths());
    assertThat(told.last().status()).hasValue(3);
    assertThat(Duration.between(told.last().seen(), told.next()))
        .isEqualTo(Restarts.pause(told.row()));
    assertThat(Duration.between(told.last().seen(), told.next()))
        .isGreaterThan(Duration.ofSeconds(3));
  }

  @Test
  void downWhileServicesComeAndGoLeavesNothing() {
    for (int i = 0; i < 3; i++) {
      system.upSupervised(StartProgress.SILENT);
      kill(now().pid().orElseThrow());
      Instant end = Instant.now().plusMillis(250L * i);
      await("some time").until(() -> Instant.now().isAfter(end));
      system.down(StartProgress.SILENT);
      assertThat(processes()).isEmpty();
      assertThat(now().state()).isEqualTo(State.STOPPED);
    }
  }

  @Test
  void withoutASupervisorItStaysDeadAndSaysWhy() {
    system.upSupervised(StartProgress.SILENT);
    system.upUnsupervised(StartProgress.SILENT);
    assertThat(system.supervisor()).isEmpty();
    kill(now().pid().orElseThrow());
    await("its end").until(() -> now().state() == State.DEAD);
    await("its status")
        .until(() -> now().restarts().orElseThrow().last().status().orElse(0) == 137);
    assertThat(now().restarts().orElseThrow().last().text()).startsWith("killed by signal 9");
  }

  @Test
  void aServerThatDiesAfterItsFirstAnswerIsNotReadyAndItsEndIsKept() throws IOException {
    Files.writeString(lives, "1500");
    EnergyException failure =
        catchThrowableOfType(
            EnergyException.class, () -> system.upSupervised(StartProgress.SILENT));
    assertThat(failure.code()).isEqualTo(ErrorCode.CHILD_FAILED);
    assertThat(failure)
        .hasMessageContaining("Server answered and then ended with exit code 3")
        .hasMessageContaining("OutOfMemoryError: Java heap space");

    await("two more").until(() -> now().restarts().filter(each -> each.deaths() >= 2).isPresent());
    assertThat(now().restarts().orElseThrow().last().text())
        .isEqualTo("exit status 3, out of memory: Java heap space");
    assertThat(folder.output(Service.SERVER))
        .content()
        .matches("(?s)(.*--- start at .*OutOfMemoryError.*){2,}");
  }
}
