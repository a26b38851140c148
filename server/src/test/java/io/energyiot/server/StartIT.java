package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar started by itself: settings that stop it, and the token. */
class StartIT {
  private static final String TOKEN = "open-sesame-0123456789";

  @TempDir Path folder;

  private Path printed() {
    return folder.resolve("printed");
  }

  private Process start(Map<String, String> settings) throws IOException {
    Map<String, String> all = new HashMap<>(RunningServer.stores());
    all.put("cassandra.keyspace", "start_it");
    all.put("kafka.topic", "start_it");
    all.put("kafka.consumer_group", "start_it");
    all.put("server.port", Integer.toString(port()));
    all.put("server.warmup_seconds", "0");
    all.putAll(settings);
    String text =
        all.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining("\n"));
    Path config = Files.writeString(folder.resolve("energy.properties"), text);
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-Denergy.config=" + config,
            "-jar",
            Path.of(System.getProperty("energy.home"), "server", "quarkus-run.jar").toString())
        .redirectErrorStream(true)
        .redirectOutput(printed().toFile())
        .start();
  }

  private static int port() {
    return RunningServer.freePort("start-it");
  }

  @ParameterizedTest
  @CsvSource({
    "server.prot, 8081",
    "server.host, 0.0.0.0",
    "server.port, http",
    "server.max_body_mib, 0",
    "server.token_file, /nowhere/token",
    "access.keys, maybe",
    "access.oidc.issuer, http://idp.example",
    "storage.zone, Berlin",
    "cassandra.keyspace, Energy!",
    "cassandra.consistency, MOST",
    "kafka.partitions, 0",
    "schema.registry.url, registry:8081",
    "query.max_days, many",
    "rollup.at, half past three",
    "rollup.at, 03:30"
  })
  void aWrongSettingEndsItAtOnce(String key, String value) throws Exception {
    Process server = start(Map.of(key, value));
    assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(printed());
    assertThat(server.exitValue()).as(said).isEqualTo(2);
    assertThat(said)
        .startsWith("ERROR SETTING_INVALID: " + folder.resolve("energy.properties") + ": ")
        .contains(key)
        .doesNotContain("\tat ");
  }

  @Test
  void aTokenIsAskedForEverywhereButAtHealth() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    Process server =
        start(
            Map.of(
                "server.token_file",
                token.toString(),
                "server.host",
                "0.0.0.0",
                "server.behind_proxy",
                "true"));
    try {
      awaitAnswers(server);
      ServerCalls http =
          new ServerCalls(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
      assertThat(http.get("/q/health/ready").statusCode()).isEqualTo(200);
      assertThat(http.get("/q/health/live").statusCode()).isEqualTo(200);
      assertThat(http.get("/").statusCode()).isEqualTo(200);
      String[] guarded = {
        "/v1/devices/a/usage", "/v1/loads", "/q/metrics", "/q/openapi", "/dashboard", "/v1/nothing"
      };
      for (String path : guarded) {
        Problems.check(http.get(path), 401, ErrorCode.UNAUTHENTICATED, null);
        assertThat(ServerCalls.header(http.get(path), "WWW-Authenticate")).isEqualTo("Bearer");
      }
      HttpResponse<byte[]> topic = http.get("/topics/meter_readings");
      assertThat(topic.statusCode()).isEqualTo(401);
      assertThat(ServerCalls.text(topic)).startsWith("{\"error_code\":401,");
      for (String wrong :
          new String[] {TOKEN, "Bearer " + TOKEN + "x", "Bearer ", "Basic " + TOKEN}) {
        Problems.check(
            http.get("/q/metrics", "Authorization", wrong), 401, ErrorCode.UNAUTHENTICATED, null);
      }
      String body = "{\"device_id\":\"a\",\"start\":\"2026-01-01T00:00:00Z\",\"value\":1}";
      Problems.check(http.post(body), 401, ErrorCode.UNAUTHENTICATED, null);
      byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      assertThat(
              http.post(ServerCalls.NDJSON, bytes, "Authorization", "Bearer " + TOKEN).statusCode())
          .isEqualTo(202);
      assertThat(http.get("/q/metrics", "Authorization", "Bearer " + TOKEN).statusCode())
          .isEqualTo(200);
      assertThat(Files.readString(printed())).doesNotContain(TOKEN);
    } finally {
      server.destroy();
      assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  private void awaitAnswers(Process server) throws IOException {
    long began = System.nanoTime();
    while (!listens()) {
      assertThat(server.isAlive()).as(Files.readString(printed())).isTrue();
      assertThat(System.nanoTime() - began).isLessThan(TimeUnit.SECONDS.toNanos(60));
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private static boolean listens() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
