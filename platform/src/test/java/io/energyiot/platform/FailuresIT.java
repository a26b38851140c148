package io.energyiot.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.fixture.TestFolders;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.folder.Ports;
import io.energyiot.platform.installation.Installation;
import io.energyiot.platform.run.ServiceStatus.State;
import io.energyiot.platform.service.Service;
import io.energyiot.platform.service.StartProgress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresIT {
  private static final Set<Service> KAFKA = EnumSet.of(Service.KAFKA);
  private static final Set<Service> SERVER = EnumSet.of(Service.SERVER);

  @TempDir Path scratch;

  private static EnergyException failure(EnergySystem system, ErrorCode code) {
    EnergyException failure =
        catchThrowableOfType(EnergyException.class, () -> system.up(StartProgress.SILENT));
    assertThat(failure).isNotNull();
    assertThat(failure.code()).as(failure.getMessage()).isEqualTo(code);
    return failure;
  }

  @Test
  void aTakenPortIsNamedBeforeAnythingStarts() throws IOException {
    DataFolder folder = TestFolders.guarded("taken");
    folder.create(StartProgress.SILENT);
    InetSocketAddress address = Ports.of(folder).address(Ports.KAFKA_CONTROLLER);
    EnergySystem system = TestFolders.system(folder, Map.of()).only(KAFKA);
    try (ServerSocket other = new ServerSocket()) {
      other.bind(address);
      assertThat(failure(system, ErrorCode.PORT_TAKEN))
          .hasMessageContaining("127.0.0.1:" + address.getPort())
          .hasMessageContaining("kafka.controller in " + folder.portsFile());
    }
    assertThat(system.status().get(0).state()).isEqualTo(State.STOPPED);
  }

  @Test
  void theServersTakenPortSaysWhichSettingToChange() throws IOException {
    try (ServerSocket other = new ServerSocket()) {
      other.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String port = Integer.toString(other.getLocalPort());
      EnergySystem system = withServerJar("not a jar", Map.of("server.port", port));
      assertThat(failure(system, ErrorCode.PORT_TAKEN))
          .hasMessageContaining("127.0.0.1:" + port)
          .hasMessageContaining("server.port");
    }
  }

  @Test
  void aFileInPlaceOfTheFolderIsNamed() throws IOException {
    Path file = Files.writeString(scratch.resolve("file"), "");
    EnergySystem system = TestFolders.system(new DataFolder(file), Map.of()).only(KAFKA);
    assertThat(failure(system, ErrorCode.DATA_FOLDER_UNUSABLE))
        .hasMessageContaining(file + " can't be used: " + file + " exists already");
  }

  @Test
  void aMissingProgramAsksForABuild() {
    EnergySystem system =
        EnergySystem.of(
            new Installation(scratch), TestFolders.guarded("unbuilt"), Settings.of(Map.of(), "t"));
    assertThat(failure(system, ErrorCode.FILE_UNREADABLE))
        .hasMessageContaining("Cassandra is not in " + scratch.resolve("cassandra"))
        .hasMessageContaining("build first");
  }

  @Test
  void aStoreThatDiesShowsItsLog() throws IOException {
    DataFolder folder = TestFolders.guarded("dies");
    folder.create(StartProgress.SILENT);
    Path meta = folder.of(Service.KAFKA).resolve("data").resolve("meta.properties");
    Files.createDirectories(meta.getParent());
    Files.writeString(meta, "version=1\nnode.id=7\ncluster.id=abc\n");
    EnergySystem system = TestFolders.system(folder, Map.of()).only(KAFKA);
    assertThat(failure(system, ErrorCode.CHILD_FAILED))
        .hasMessageContaining("Kafka ended with exit code 1 before it was ready")
        .hasMessageContaining(folder.log(Service.KAFKA).toString())
        .hasMessageContaining("ERROR")
        .hasMessageContaining("Stored node id 7");
    assertThat(system.status().get(0).state()).isEqualTo(State.DEAD);
  }

  @Test
  void aFolderThatKafkaRefusesToPrepareSaysWhy() {
    Map<String, String> settings = Map.of("embedded.kafka.options", "-XX:NoSuchOption");
    EnergySystem system = TestFolders.system(TestFolders.guarded("refused"), settings).only(KAFKA);
    assertThat(failure(system, ErrorCode.CHILD_FAILED)).hasMessageContaining("NoSuchOption");
  }

  @Test
  void aServerThatDiesShowsWhatItPrintedAndHadItsSettings() throws IOException {
    Map<String, String> settings =
        Map.of(
            "server.port", "28080", "storage.zone", "Europe/Berlin", "embedded.server.heap", "64m");
    EnergySystem system = withServerJar("not a jar", settings);
    assertThat(failure(system, ErrorCode.CHILD_FAILED))
        .hasMessageContaining("Server ended with exit code 1")
        .hasMessageContaining("Invalid or corrupt jarfile");

    Path file = scratch.resolve("data").resolve("run").resolve("server.properties");
    Map<String, String> written = Settings.read(file).asMap();
    assertThat(written)
        .containsOnlyKeys(
            "cassandra.contact_points",
            "cassandra.local_datacenter",
            "cassandra.password",
            "cassandra.password_file",
            "cassandra.tls",
            "cassandra.username",
            "kafka.bootstrap_servers",
            "kafka.password_file",
            "kafka.sasl_mechanism",
            "kafka.security_protocol",
            "kafka.username",
            "load.jmx_port",
            "load.jmx_password_file",
            "load.work",
            "rollup.home",
            "rollup.work",
            "schema.registry.password_file",
            "schema.registry.url",
            "schema.registry.username",
            "server.host",
            "server.port",
            "storage.zone")
        .containsEntry("server.port", "28080")
        .containsEntry("storage.zone", "Europe/Berlin");
    assertThat(written.get("cassandra.contact_points")).matches("127\\.0\\.0\\.1:\\d{5}");
    assertThat(written.get("schema.registry.url"))
        .matches("http://127\\.0\\.0\\.1:\\d{5}/apis/ccompat/v7");
  }

  private EnergySystem withServerJar(String content, Map<String, String> settings)
      throws IOException {
    Path jar = scratch.resolve("home").resolve("server").resolve("quarkus-run.jar");
    Files.createDirectories(jar.getParent());
    Files.writeString(jar, content);
    return EnergySystem.of(
            new Installation(scratch.resolve("home")),
            new DataFolder(scratch.resolve("data")),
            Settings.of(settings, "test"))
        .only(SERVER);
  }
}
