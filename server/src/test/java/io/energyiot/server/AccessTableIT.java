package io.energyiot.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.server.access.Operations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the server answers to each credential, at every operation of the description and at every
 * other address: the table {@code access.md}. Who adds an operation finds the new table in {@code
 * target/access.md}, and should read what is new in it.
 */
class AccessTableIT {
  private static final String READING =
      "{\"device_id\":\"walked\",\"start\":\"2026-01-01T00:00:00Z\",\"value\":1}";
  private static final String RANGE = "from=2026-01-01&to=2026-01-02&zone=UTC";

  private static GuardedServer server;

  private final Map<String, Map<String, String>> credentials = new HashMap<>();

  /**
   * A request.
   *
   * @param role that it needs; null if any identity may; {@code open} if nobody is asked
   * @param body null without one
   */
  private record Asked(String method, String target, String role, String body) {
    static Asked of(String role, String methodAndTarget) {
      String[] words = methodAndTarget.split(" ", 2);
      return new Asked(words[0], words[1], role, null);
    }

    String text() {
      return method + " " + target + (body == null ? "" : " (JSON)");
    }
  }

  @BeforeAll
  static void start() {
    server = new GuardedServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonNode description() throws IOException {
    return new ObjectMapper()
        .readTree(
            server
                .http()
                .get("/q/openapi?format=json", "Authorization", "Bearer " + GuardedServer.TOKEN)
                .body());
  }

  @Test
  void theDescriptionAndTheListOfOperationsHaveTheSame() throws IOException {
    List<String> described = new ArrayList<>();
    description()
        .get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    assertThat(
            Operations.all().stream()
                .filter(each -> each.path().matches("/(v1|topics)/.*"))
                .map(each -> each.method() + " " + each.path()))
        .containsExactlyInAnyOrderElementsOf(described);
  }

  private List<Asked> operations() throws IOException {
    List<Asked> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : description().get("paths").properties()) {
      for (Map.Entry<String, JsonNode> each : path.getValue().properties()) {
        JsonNode roles = each.getValue().at("/security/0/token");
        assertThat(roles.isArray()).as(path.getKey() + " " + each.getKey()).isTrue();
        String role = roles.isEmpty() ? null : roles.get(0).asText();
        String method = each.getKey().toUpperCase(Locale.ROOT);
        operations.add(new Asked(method, filled(path.getKey()), role, null));
      }
    }
    operations.sort(Comparator.comparing(Asked::target).thenComparing(Asked::method));
    return operations;
  }

  private static String filled(String template) {
    return template
        .replace("{device_id}", ShownCredential.DEVICE)
        .replace("{id}", "8cb11000-fe48-11f0-8001-0123456789ab")
        .replace("{key_id}", "nobody00")
        .replace("{topic}", "none")
        .replace("{partition}", "0");
  }

  /** Addresses that no operation has, and operations as no client writes them. */
  private static List<Asked> others() {
    List<Asked> others = new ArrayList<>();
    for (String each :
        List.of(
            "GET /q/health",
            "GET /q/health/live",
            "GET /q/health/ready",
            "HEAD /q/health/ready",
            "GET /q/health/started",
            "GET /q/health?x=1",
            "GET /",
            "HEAD /",
            "GET /index.html",
            "GET /dashboard/js/app.js",
            "GET /dashboard/nothing.js",
            "OPTIONS *")) { // the last is nothing's address, and answered by Vert.x itself
      others.add(Asked.of("open", each));
    }
    others.add(new Asked("GET", "/v1/devices/walked/readings?" + RANGE, "read", null));
    others.add(new Asked("HEAD", "/v1/devices/walked/readings?" + RANGE, "read", null));
    others.add(new Asked("GET", "/v1/devices/%77alked/readings?" + RANGE, "read", null));
    others.add(new Asked("GET", "/v1/devices/walked%2Freadings", "read", null));
    others.add(new Asked("POST", "/v1/readings", "ingest", READING));
    others.add(new Asked("POST", "/%761/readings", "ingest", READING));
    others.add(new Asked("POST", "/topics/none", "ingest", "{\"records\":[]}"));
    for (String each :
        List.of(
            "POST /",
            "GET /dashboard",
            "GET /dashboard/",
            "GET /dashboard/../v1/loads",
            "GET /dashboard/%2e%2e/q/metrics",
            "GET /dashboard/js/App.class",
            "GET /q/metrics",
            "GET /%71/metrics",
            "GET /q/openapi",
            "GET /q/openapi.json",
            "GET /q/openapi.yaml",
            "GET /q/openapi.yml",
            "GET /q/swagger-ui",
            "GET /q/swagger-ui/",
            "GET /q/swagger-ui/index.html",
            "GET http://evil.example/v1/loads",
            "HEAD /v1/loads",
            "OPTIONS /v1/loads",
            "TRACE /v1/loads",
            "PATCH /v1/loads",
            "FOO /v1/loads",
            "GET /topics/none",
            "POST /q/metrics",
            "POST /q/health",
            "OPTIONS /q/health",
            "GET /q/metrics/",
            "GET /q/health/",
            "GET /q/health/group",
            "GET /q/health/group/x",
            "GET /q/health/well",
            "GET /q/health-ui",
            "GET /q/healthy",
            "GET /q",
            "GET /q/",
            "GET /q/dev-ui",
            "GET /q/arc",
            "GET /q/info",
            "GET /favicon.ico",
            "GET /nothing",
            "GET /v1",
            "GET /v1/",
            "GET /v1/nothing",
            "GET /V1/loads",
            "GET //v1/loads",
            "GET /v1//loads",
            "GET /v1/loads/",
            "GET /v1/loads;x=1",
            "GET /v1/loads%00",
            "GET /v1%2Floads",
            "GET /v1/./loads",
            "GET /v1/../v1/loads",
            "GET /v1/%2e%2e/q/metrics",
            "GET /v1/devices/%2e%2e/readings",
            "GET /q/health/../metrics",
            "GET /q/health/%2e%2e/metrics",
            "GET /q/health/..;/metrics",
            "GET /q/health%2F..%2Fmetrics",
            "GET /q/swagger-ui/../metrics",
            "GET /q/swagger-ui/a/b")) {
      others.add(Asked.of("read", each));
    }
    return others;
  }

  @Test
  void everyAnswerIsAsInTheTable() throws IOException {
    List<Asked> all = operations();
    all.addAll(others());
    StringBuilder table = new StringBuilder(HEAD);
    boolean first = true;
    for (Asked each : all) {
      Map<String, String> shown = credentials(each.role());
      if (first) {
        table.append(line("request", "role", shown.keySet()));
        table.append(line("---", "---", shown.keySet().stream().map(name -> "---").toList()));
        first = false;
      }
      List<String> answers =
          shown.entrySet().stream().map(one -> answer(each, one.getKey(), one.getValue())).toList();
      String target = each.text().replace("|", "\\|");
      table.append(line("`" + target + "`", each.role() == null ? "any" : each.role(), answers));
    }
    Path made = Path.of(System.getProperty("basedir", ""), "target", "access.md");
    Files.writeString(made, table);
    try (InputStream kept = AccessTableIT.class.getResourceAsStream("access.md")) {
      String expected = kept == null ? "" : new String(kept.readAllBytes(), UTF_8);
      assertThat(table.toString()).as("compare %s", made).isEqualTo(expected);
    }
  }

  private static final String HEAD =
      """
      # What the server answers to whom

      `AccessTableIT` makes this table and compares it. A column is a credential: none, a text of \
      no form, an API key that nobody has or that is revoked, and tokens (JWT) that have expired, \
      are of a foreign issuer, for another audience, without a signature, or signed with the \
      public key as a shared secret. Then good credentials without the role, for another device, \
      for the device `walked` alone, for a group of devices; and right ones.

      """;

  private static String line(String request, String role, Iterable<String> cells) {
    List<String> all = new ArrayList<>(List.of(request, role));
    cells.forEach(all::add);
    return all.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private Map<String, String> credentials(String role) {
    String needed = role == null || role.equals("open") ? "read" : role;
    return credentials.computeIfAbsent(needed, it -> ShownCredential.all(server, it));
  }

  /** The status, which is checked here for what must hold whatever the table says. */
  private static String answer(Asked asked, String column, String header) {
    StringBuilder head = new StringBuilder(asked.method() + " " + asked.target() + " HTTP/1.1\r\n");
    head.append("Host: localhost\r\n");
    if (header != null) {
      head.append("Authorization: ").append(header).append("\r\n");
    }
    String body = asked.body() == null ? "" : asked.body();
    if (asked.body() != null) {
      head.append("Content-Type: application/json\r\n");
    }
    if (!body.isEmpty() || List.of("POST", "PUT", "PATCH").contains(asked.method())) {
      head.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    String answer = RawHttp.exchange(server.address(), head.toString(), body);
    int status = RawHttp.status(answer);
    if (!column.startsWith(ShownCredential.GOOD) && !"open".equals(asked.role())) {
      boolean identified =
          column.startsWith(ShownCredential.WRONG_ROLE)
              || column.startsWith(ShownCredential.SCOPED);
      assertThat(identified || status == 401 || status == 400)
          .as("%s, %s: %s", asked.text(), column, answer)
          .isTrue();
    }
    if (header != null && header.length() > 20) {
      assertThat(answer).doesNotContain(header.substring("Bearer ".length()));
    }
    return Integer.toString(status);
  }

  @Test
  void columnsDiffer() {
    Map<String, String> all = ShownCredential.all(server, "read");
    assertThat(new TreeSet<>(all.values().stream().map(String::valueOf).toList()))
        .hasSameSizeAs(all.keySet());
  }
}
