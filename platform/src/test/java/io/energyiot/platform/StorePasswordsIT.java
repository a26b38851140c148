package io.energyiot.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.fixture.TestFolders;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.folder.Ports;
import io.energyiot.platform.folder.StorePasswords;
import io.energyiot.platform.service.Service;
import io.energyiot.platform.service.StartProgress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other users of the machine find at the ports of the stores. */
class StorePasswordsIT {
  private static final EnumSet<Service> STORES =
      EnumSet.of(Service.CASSANDRA, Service.KAFKA, Service.REGISTRY);

  private static final String SETPRIV = "/usr/bin/setpriv";
  private static final DataFolder FOLDER = TestFolders.guarded("passwords");
  private static final StorePasswords CREDENTIALS = new StorePasswords(FOLDER);
  private static final EnergySystem SYSTEM = TestFolders.system(FOLDER, Map.of()).only(STORES);

  @BeforeAll
  static void up() {
    SYSTEM.up(StartProgress.SILENT);
  }

  private static InetSocketAddress at(String port) {
    return Ports.of(FOLDER).address(port);
  }

  private static CqlSessionBuilder cassandra() {
    return CqlSession.builder()
        .addContactPoint(at(Ports.CASSANDRA_NATIVE))
        .withLocalDatacenter("datacenter1");
  }

  @Test
  void cassandraKnowsNoUserOfItsOwn() {
    refused(cassandra());
    refused(cassandra().withAuthCredentials("cassandra", "cassandra"));
    refused(cassandra().withAuthCredentials("energy", "cassandra"));
    String password = CREDENTIALS.password(Service.CASSANDRA);
    refused(cassandra().withAuthCredentials("cassandra", password));
    try (CqlSession session = cassandra().withAuthCredentials("energy", password).build()) {
      assertThat(session.execute("SELECT key FROM system.local").all()).hasSize(1);
      assertThatThrownBy(() -> session.execute("CREATE ROLE eve")).hasMessageContaining("one role");
    }
  }

  private static void refused(CqlSessionBuilder builder) {
    assertThatThrownBy(() -> builder.build().close()).isInstanceOf(AllNodesFailedException.class);
  }

  @Test
  void kafkaTakesOnlyThePasswordAtBothPorts() throws Exception {
    InetSocketAddress client = at(Ports.KAFKA_CLIENT);
    assertThat(nodes(client, login(CREDENTIALS.password(Service.KAFKA)))).isEqualTo(1);
    for (InetSocketAddress each : List.of(client, at(Ports.KAFKA_CONTROLLER))) {
      assertThatThrownBy(() -> nodes(each, login("energy")))
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("Authentication failed");
      assertThatThrownBy(() -> nodes(each, Map.of())).isInstanceOf(ExecutionException.class);
    }
  }

  private static Map<String, Object> login(String password) {
    return Map.of(
        "security.protocol", "SASL_PLAINTEXT",
        "sasl.mechanism", "PLAIN",
        "sasl.jaas.config",
            "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"energy\""
                + " password=\""
                + password
                + "\";");
  }

  private static int nodes(InetSocketAddress address, Map<String, Object> login) throws Exception {
    String server = address.getHostString() + ":" + address.getPort();
    Map<String, Object> options = new HashMap<>(login);
    boolean controller = address.getPort() == at(Ports.KAFKA_CONTROLLER).getPort();
    options.put(controller ? "bootstrap.controllers" : "bootstrap.servers", server);
    options.put("default.api.timeout.ms", 5_000);
    options.put("request.timeout.ms", 4_000);
    try (Admin admin = Admin.create(options)) {
      return admin.describeCluster().nodes().get().size();
    }
  }

  @Test
  void jmxTakesOnlyThePasswordAndNobodyCreatesBeansThere() throws Exception {
    assertThatThrownBy(() -> jmx(Map.of())).hasMessageContaining("Credentials required");
    assertThatThrownBy(() -> jmx(Map.of(JMXConnector.CREDENTIALS, new String[] {"energy", "x"})))
        .hasMessageContaining("Invalid username or password");
    String[] both = Files.readString(CREDENTIALS.jmxPasswordFile()).strip().split(" ", 2);
    try (JMXConnector connector = jmx(Map.of(JMXConnector.CREDENTIALS, both))) {
      ObjectName storage = new ObjectName("org.apache.cassandra.db:type=StorageService");
      assertThat(connector.getMBeanServerConnection().getAttribute(storage, "OperationMode"))
          .isEqualTo("NORMAL");
      assertThatThrownBy(
              () ->
                  connector
                      .getMBeanServerConnection()
                      .createMBean("javax.management.loading.MLet", new ObjectName("a:b=c")))
          .isInstanceOf(SecurityException.class);
    }
  }

  @SuppressWarnings("BanJNDI") // the address is our own, of this machine
  private static JMXConnector jmx(Map<String, ?> login) throws IOException {
    int port = at(Ports.CASSANDRA_JMX).getPort();
    return JMXConnectorFactory.connect(
        new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi"), login);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/apis/ccompat/v7/subjects",
        "/apis/registry/v3/system/info",
        "/metrics",
        "/",
        "/health/../apis/ccompat/v7/subjects"
      })
  void theRegistryTakesOnlyThePassword(String path) throws Exception {
    String password = CREDENTIALS.password(Service.REGISTRY);
    assertThat(status(path, "")).isEqualTo(401);
    assertThat(status(path, "energy:energy")).isEqualTo(401);
    assertThat(status(path, "admin:" + password)).isEqualTo(401);
    assertThat(status(path, "energy:" + password)).isNotEqualTo(401);
  }

  private static int status(String path, String login) throws Exception {
    InetSocketAddress at = at(Ports.REGISTRY_HTTP);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at.getPort() + path));
    if (!login.isEmpty()) {
      byte[] bytes = login.getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }

  /**
   * A node waits for the rest of a message that has begun, unless it is of one who may not speak.
   */
  @Test
  @EnabledIf("canBecomeAnother")
  void thePortForNodesIsTheOwnersAlone() throws Exception {
    String knock =
        "exec 3<>/dev/tcp/127.0.0.1/%d; printf '\\xca\\x55\\x2d\\xfa\\x0c\\x0c\\x00\\x06' >&3; read -t 3 -u 3"
            .formatted(at(Ports.CASSANDRA_STORAGE).getPort());
    assertThat(exit("bash", "-c", knock)).as("waits until its time is up").isGreaterThan(128);
    String[] asNobody = {SETPRIV, "--reuid=65534", "--clear-groups", "bash", "-c", knock};
    assertThat(exit(asNobody)).as("end of the connection").isEqualTo(1);
  }

  static boolean canBecomeAnother() {
    return "root".equals(System.getProperty("user.name")) && Files.exists(Path.of(SETPRIV));
  }

  private static int exit(String... command) throws Exception {
    return new ProcessBuilder(command).start().waitFor();
  }

  @Test
  void passwordsAreTheOwnersAloneAndNeitherInProcessListsNorInLogs() throws IOException {
    List<String> secrets = new ArrayList<>();
    for (Service store : STORES) {
      secrets.add(CREDENTIALS.password(store));
    }
    secrets.add(Files.readString(CREDENTIALS.jmxPasswordFile()).strip().split(" ", 2)[1]);
    assertThat(secrets).doesNotHaveDuplicates().allMatch(each -> each.length() == 64);
    try (Stream<Path> files = Files.walk(FOLDER.path())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        if (secrets.stream().anyMatch(text::contains)) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .as(file.toString())
              .isEqualTo("rw-------");
          assertThat(file.startsWith(FOLDER.path().resolve("log"))).as(file.toString()).isFalse();
        }
      }
    }
    assertThat(Files.getPosixFilePermissions(FOLDER.credentials()))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    List<String> commands =
        ProcessHandle.allProcesses()
            .map(each -> each.info().commandLine().orElse(""))
            .filter(line -> line.contains(FOLDER.path().toString()))
            .toList();
    assertThat(commands).hasSizeGreaterThanOrEqualTo(STORES.size());
    assertThat(commands).noneMatch(line -> secrets.stream().anyMatch(line::contains));
  }

  @Test
  void aStoreThatAnEarlierReleaseStartedIsNotJoined() throws IOException {
    Path file = CREDENTIALS.passwordFile(Service.KAFKA);
    Path aside = Files.move(file, file.resolveSibling("aside"));
    try {
      assertThatThrownBy(() -> SYSTEM.up(StartProgress.SILENT))
          .isInstanceOfSatisfying(
              EnergyException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.SETTING_CONFLICTS))
          .hasMessageContaining("Kafka was started by an earlier release")
          .hasMessageContaining("./energy down");
    } finally {
      Files.move(aside, file);
    }
  }
}
