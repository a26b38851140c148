package io.energyiot.server.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.model.config.Settings;
import io.energyiot.store.retention.RetentionPolicies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code deploy} says of the system is so. */
class DeployTest {
  private static final Pattern KEY = Pattern.compile("(?m)^#?([a-z]+\\.[A-Za-z0-9_.]+)=");
  private static final Pattern MAIN = Pattern.compile("io\\.energyiot\\.[A-Za-z.]+");
  private static final Set<String> HARDENED =
      Set.of(
          "NoNewPrivileges=true",
          "ProtectSystem=strict",
          "ProtectHome=true",
          "PrivateTmp=true",
          "PrivateDevices=true",
          "CapabilityBoundingSet=",
          "RestrictNamespaces=true",
          "UMask=0077",
          "User=energy");

  @TempDir private static Path scratch;

  static Stream<Path> units() {
    return DeployFiles.ending(".service").stream();
  }

  static Stream<Path> settings() {
    return DeployFiles.ending(".properties").stream();
  }

  private static Set<String> knownKeys() {
    Path reference = Path.of("..", "docs", "energy.reference.properties");
    return KEY.matcher(DeployFiles.text(reference))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static boolean isKnown(String key, Set<String> known) {
    return known.contains(key)
        || known.contains(key.replaceAll("^retention\\.[a-z0-9_-]+\\.", "retention.NAME."));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void eachSettingIsKnown(Path file) {
    Settings settings = Settings.read(file);
    Set<String> known = knownKeys();
    assertThat(known).contains("server.port", "retention.NAME.keep");
    assertThat(settings.asMap()).isNotEmpty();
    assertThat(settings.asMap().keySet()).allMatch(key -> isKnown(key, known));
    assertThat(settings.warnings()).isEmpty();
    assertThat(RetentionPolicies.from(settings)).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("units")
  void unitsAreHardenedAndStartWhatIsThere(Path unit) throws IOException {
    List<String> lines = Files.readAllLines(unit);
    assertThat(lines).containsAll(HARDENED).contains("[Unit]", "[Service]", "[Install]");
    assertThat(lines)
        .allMatch(line -> line.matches("(#.*|\\[[A-Z][a-z]+]|[A-Z][A-Za-z]+=.*|    .*|)"));
    Set<String> started = started(DeployFiles.text(unit));
    assertThat(started).isNotEmpty();
  }

  /** Programs of a release, and classes, that a text starts. All of them must be there. */
  private static Set<String> started(String text) {
    Set<String> found = new TreeSet<>();
    Matcher classes = MAIN.matcher(text);
    while (classes.find()) {
      String name = classes.group();
      String module = name.split("\\.", -1)[2];
      Path source = Path.of("..", module, "src", "main", "java", name.replace('.', '/') + ".java");
      assertThat(source).exists();
      found.add(name);
    }
    if (text.contains("/opt/energy/lib/server/quarkus-run.jar")) {
      found.add("server");
    }
    if (text.contains("/opt/energy/energy")) {
      assertThat(Path.of("..", "cli", "src", "main", "launcher", "energy")).exists();
      found.add("energy");
    }
    return found;
  }

  @Test
  void systemdTakesTheUnits() throws Exception {
    List<String> command = new ArrayList<>(List.of("systemd-analyze", "verify"));
    for (Path unit : units().toList()) {
      // The programs are not where a release puts them.
      String text =
          DeployFiles.text(unit)
              .replace("/opt/energy/energy ", "/bin/true ")
              .replace("/usr/bin/java ", "/bin/true ");
      command.add(Files.writeString(scratch.resolve(unit.getFileName()), text).toString());
    }
    assertThat(run(command)).isEmpty();
  }

  @Test
  void kustomizeBuildsTheExample() throws Exception {
    String built =
        run(List.of("kubectl", "kustomize", DeployFiles.at("kubernetes/example").toString()));
    Path file = Files.writeString(scratch.resolve("built.yaml"), built);
    List<JsonNode> manifests = DeployFiles.documents(file);
    assertThat(manifests)
        .extracting(each -> each.path("kind").asText())
        .contains("Deployment", "StatefulSet", "Service", "ConfigMap", "PodDisruptionBudget");
    assertThat(built).doesNotContain("image: energy-iot\n").contains("storage: 500Gi");
  }

  /** Runs a program of this machine, if it has it; fails if that fails. */
  private static String run(List<String> command) throws Exception {
    boolean isThere =
        Stream.of(System.getenv("PATH").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, command.get(0))));
    assumeTrue(isThere, command.get(0) + " is not installed");
    Path output = scratch.resolve(command.get(0) + ".out");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String text = Files.readString(output);
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  @Test
  void containersRunAsNobodyWithLimitsAndFilesForSecrets() {
    List<JsonNode> workloads =
        DeployFiles.manifests().stream().filter(each -> each.path("spec").has("template")).toList();
    assertThat(workloads).hasSize(3);
    for (JsonNode workload : workloads) {
      JsonNode pod = workload.at("/spec/template/spec");
      assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
      assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
      for (JsonNode container : pod.path("containers")) {
        assertThat(container.at("/resources/limits/memory").asText()).endsWith("Gi");
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean()).isTrue();
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
            .isFalse();
        assertThat(container.findValues("secretKeyRef")).as("secrets are files").isEmpty();
        assertThat(mounted(container)).isSubsetOf(volumes(workload));
      }
      assertThat(workload.at("/spec/selector/matchLabels"))
          .isEqualTo(workload.at("/spec/template/metadata/labels"));
      assertThat(budgets()).contains(workload.at("/spec/selector/matchLabels"));
    }
  }

  private static Set<String> mounted(JsonNode container) {
    Set<String> names = new HashSet<>();
    container.path("volumeMounts").forEach(mount -> names.add(mount.path("name").asText()));
    return names;
  }

  private static Set<String> volumes(JsonNode workload) {
    Set<String> names = new HashSet<>();
    workload
        .at("/spec/template/spec/volumes")
        .forEach(volume -> names.add(volume.path("name").asText()));
    workload
        .at("/spec/volumeClaimTemplates")
        .forEach(claim -> names.add(claim.at("/metadata/name").asText()));
    return names;
  }

  private static List<JsonNode> budgets() {
    return DeployFiles.manifests().stream()
        .filter(each -> each.path("kind").asText().equals("PodDisruptionBudget"))
        .map(each -> each.at("/spec/selector/matchLabels"))
        .toList();
  }

  @Test
  void theImageIsSmallAndNotRoot() {
    String text = DeployFiles.text(DeployFiles.at("container/Containerfile"));
    List<String> lines =
        text.replaceAll("\\\\\n", " ").lines().filter(line -> !line.startsWith("#")).toList();
    Map<String, String> last = new HashMap<>();
    for (String line : lines) {
      if (!line.isBlank()) {
        assertThat(line)
            .matches("(FROM|COPY|ENV|RUN|USER|WORKDIR|VOLUME|EXPOSE|ENTRYPOINT|CMD) .+");
        String[] parts = line.split(" ", 2);
        last.put(parts[0], parts[1]);
      }
    }
    assertThat(last.get("USER")).isEqualTo("10001:10001");
    assertThat(last.get("FROM")).startsWith("debian:");
    assertThat(text).contains("eclipse-temurin:17-jre");
    assertThat(started(last.get("CMD"))).containsExactly("server");
    for (JsonNode manifest : DeployFiles.manifests()) {
      manifest.findValues("command").forEach(command -> assertThat(command.isArray()).isTrue());
    }
    assertThat(started(DeployFiles.text(DeployFiles.at("kubernetes/base/loader.yaml"))))
        .containsExactly("io.energyiot.loader.LoaderMain");
  }

  @Test
  void dashboardAndAlertsCanBeRead() throws IOException {
    JsonNode dashboard =
        new ObjectMapper().readTree(DeployFiles.at("grafana/energy-iot.json").toFile());
    Set<Integer> ids = new HashSet<>();
    dashboard.path("panels").forEach(panel -> ids.add(panel.path("id").asInt()));
    assertThat(ids).hasSize(dashboard.path("panels").size()).hasSizeGreaterThan(5);
    assertThat(DeployFiles.questions()).hasSizeGreaterThan(20);
    for (String question : DeployFiles.questions()) {
      assertThat(DeployFiles.unknownWords(question)).as(question).isEmpty();
    }
    for (JsonNode rule :
        DeployFiles.documents(DeployFiles.at("prometheus/alerts.yaml"))
            .get(0)
            .at("/groups/0/rules")) {
      assertThat(rule.path("alert").asText()).startsWith("Energy");
      assertThat(rule.at("/labels/severity").asText()).isIn("critical", "warning", "info");
      String operations = DeployFiles.text(Path.of("..", "docs", "operations.md"));
      assertThat(operations).contains("`" + rule.path("alert").asText() + "`");
    }
  }
}
