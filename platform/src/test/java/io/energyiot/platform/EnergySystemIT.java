package io.energyiot.platform;

import static io.energyiot.platform.fixture.Await.await;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.platform.fixture.TestFolders;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.folder.Ports;
import io.energyiot.platform.process.ProcessIdentity;
import io.energyiot.platform.process.RunFile;
import io.energyiot.platform.run.ServiceStatus;
import io.energyiot.platform.run.ServiceStatus.State;
import io.energyiot.platform.service.Service;
import io.energyiot.platform.service.StartProgress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class EnergySystemIT {
  private static final Set<Service> STORES = EnumSet.of(Service.CASSANDRA, Service.KAFKA);
  private static final Set<Service> KAFKA = EnumSet.of(Service.KAFKA);

  /** Interrupts the thread that starts as soon as a child is started, before the next one is. */
  private static final StartProgress INTERRUPTING =
      (service, step, detail) -> Thread.currentThread().interrupt();

  private final List<String> steps = new ArrayList<>();
  private final StartProgress progress = (service, step, detail) -> steps.add(service + " " + step);

  @Test
  void upTwiceIsHarmlessAndDownStopsInOrder() throws IOException {
    DataFolder folder = TestFolders.guarded("both stores");
    EnergySystem system = TestFolders.system(folder, Map.of()).only(STORES);

    List<ServiceStatus> first = system.up(progress);
    assertThat(first).extracting(ServiceStatus::state).containsOnly(State.RUNNING);
    assertThat(first).allMatch(status -> status.memoryBytes().orElseThrow() > 100 << 20);
    assertThat(steps).startsWith("CASSANDRA STARTING", "KAFKA STARTING");
    assertThat(steps).contains("CASSANDRA READY", "KAFKA READY");

    steps.clear();
    List<ServiceStatus> second = system.up(progress);
    assertThat(second).extracting(ServiceStatus::pid).isEqualTo(pids(first));
    assertThat(steps).doesNotContain("CASSANDRA STARTING", "KAFKA STARTING");

    steps.clear();
    system.down(progress);
    assertThat(steps)
        .containsExactly(
            "KAFKA STOPPING", "KAFKA STOPPED", "CASSANDRA STOPPING", "CASSANDRA STOPPED");
    assertThat(system.status()).extracting(ServiceStatus::state).containsOnly(State.STOPPED);
    assertThat(Settings.read(folder.portsFile()).asMap().keySet())
        .hasSize(5)
        .allMatch(name -> Ports.free(Ports.of(folder).address(name)), "is free at once");
    assertThat(Files.readString(folder.log(Service.CASSANDRA)))
        .contains("DRAIN")
        .contains("Cassandra shutdown complete");
  }

  private static List<?> pids(List<ServiceStatus> statuses) {
    return statuses.stream().map(ServiceStatus::pid).toList();
  }

  @Test
  void systemsInTwoFoldersRunSideBySide() {
    EnergySystem one = kafka("one");
    EnergySystem two = kafka("two");
    one.up(progress);
    InetSocketAddress second = two.up(progress).get(0).address().orElseThrow();
    assertThat(one.status().get(0).state()).isEqualTo(State.RUNNING);

    one.down(progress);
    assertThat(Service.KAFKA.answers(second)).isTrue();
    two.down(progress);
    assertThat(Service.KAFKA.answers(second)).isFalse();
  }

  @Test
  void aServiceThatDiedIsSeenAndStartedAgainWhereItWas() {
    EnergySystem system = kafka("died");
    ServiceStatus first = system.up(progress).get(0);
    ProcessHandle process = ProcessHandle.of(first.pid().orElseThrow()).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();
    assertThat(system.status().get(0).state()).isEqualTo(State.DEAD);
    assertThat(system.status().get(0).pid()).isEmpty();

    ServiceStatus again = system.up(progress).get(0);
    assertThat(again.state()).isEqualTo(State.RUNNING);
    assertThat(again.address()).isEqualTo(first.address());
    assertThat(again.pid()).isNotEqualTo(first.pid());
    system.down(progress);
  }

  @Test
  void aRunFileOfBeforeARebootNamesNobody() throws IOException {
    DataFolder folder = TestFolders.guarded("rebooted");
    EnergySystem system = TestFolders.system(folder, Map.of()).only(KAFKA);
    folder.create(StartProgress.SILENT);
    ProcessIdentity recycled = new ProcessIdentity(ProcessHandle.current().pid(), "another boot:1");
    new RunFile(recycled, new InetSocketAddress(9092), Instant.EPOCH)
        .write(folder.runFile(Service.KAFKA));
    assertThat(system.status().get(0).state()).isEqualTo(State.DEAD);

    system.down(progress);
    assertThat(steps).containsExactly("KAFKA NOT_RUNNING");
    assertThat(system.status().get(0).state()).isEqualTo(State.STOPPED);
  }

  @Test
  void downWithoutADataFolderMakesNone() {
    DataFolder folder = TestFolders.guarded("none");
    TestFolders.system(folder, Map.of()).down(progress);
    assertThat(steps)
        .containsExactlyInAnyOrder(
            "CASSANDRA NOT_RUNNING",
            "KAFKA NOT_RUNNING",
            "REGISTRY NOT_RUNNING",
            "SERVER NOT_RUNNING",
            "LOADER NOT_RUNNING");
    assertThat(folder.path()).doesNotExist();
  }

  @Test
  void anOutsideClusterIsNotStartedHere() {
    Map<String, String> outside =
        Map.of(
            "cassandra.contact_points",
            "db1:9042",
            "kafka.bootstrap_servers",
            "k1:9092",
            "schema.registry.url",
            "http://registry1:8081");
    EnergySystem system = TestFolders.system(TestFolders.guarded("outside"), outside);
    assertThat(system.status())
        .extracting(ServiceStatus::service)
        .containsExactly(Service.SERVER, Service.LOADER);
  }

  @Test
  void anInterruptStopsTheStartButNotTheStop() throws InterruptedException {
    EnergySystem system =
        TestFolders.system(TestFolders.guarded("interrupted"), Map.of())
            .only(EnumSet.of(Service.KAFKA, Service.REGISTRY));
    Set<Long> before = children();
    List<Boolean> kept = new CopyOnWriteArrayList<>();
    Thread user =
        new Thread(
            () -> {
              assertThatThrownBy(() -> system.up(INTERRUPTING)).isInstanceOf(EnergyException.class);
              system.down(progress);
              kept.add(Thread.currentThread().isInterrupted());
            });
    user.start();
    user.join();

    assertThat(kept).containsExactly(true);
    assertThat(steps).contains("KAFKA STOPPED");
    awaitNoMoreThan(before);
    assertThat(system.status()).extracting(ServiceStatus::state).containsOnly(State.STOPPED);
  }

  /** The shell that is a service's parent ends just after it. */
  private static void awaitNoMoreThan(Set<Long> before) {
    await("no more children").untilAsserted(() -> assertThat(children()).isEqualTo(before));
  }

  private static Set<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).collect(toSet());
  }

  private static EnergySystem kafka(String name) {
    return TestFolders.system(TestFolders.guarded(name), Map.of()).only(KAFKA);
  }
}
