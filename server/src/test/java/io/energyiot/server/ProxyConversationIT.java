package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The demo's simulator, word for word: its readings come in, and its replies are as it knows them.
 */
class ProxyConversationIT {
  private static final String TYPE = "application/vnd.kafka.avro.v1+json";

  private final ServerCalls http = RunningServer.http();

  private static Path file(String name) {
    try {
      return Path.of(ProxyConversationIT.class.getResource("/proxy/simulator").toURI())
          .resolve(name);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String name) {
    return new String(Scenario.bytes(file(name)), StandardCharsets.UTF_8);
  }

  @Test
  void theSimulatorsReadingsCanBeRead() {
    String id = null;
    int posts = 0;
    while (Files.exists(file("post-" + (posts + 1) + ".json"))) {
      posts++;
      String body = text("post-" + posts + ".json").replace(":ID,", ":" + id + ",");
      HttpResponse<byte[]> reply = ProxyCalls.post(http, "meter_readings", TYPE, body);
      assertThat(reply.statusCode()).as(ServerCalls.text(reply)).isEqualTo(200);
      assertThat(ServerCalls.header(reply, "Content-Type"))
          .isEqualTo("application/vnd.kafka.v1+json");
      id = JsonLines.at(reply.body(), "/value_schema_id");
      String said =
          ServerCalls.text(reply)
              .replaceAll("\"partition\":[0-5],", "\"partition\":PARTITION,")
              .replaceAll("\"offset\":[0-9]+,", "\"offset\":OFFSET,");
      String expected = text("reply-" + posts + ".json").strip();
      assertThat(said).isEqualTo(expected.replace("ID}", id + "}"));
    }
    assertThat(posts).isEqualTo(3);
    List<String> wanted = JsonLines.of(Scenario.bytes(file("expected.json")));
    HttpResponse<byte[]> answer =
        http.await(
            Duration.ofSeconds(10),
            each -> each.statusCode() == 200 && JsonLines.of(each.body()).equals(wanted),
            text("request").strip());
    assertThat(JsonLines.of(answer.body())).isEqualTo(wanted);
  }
}
