package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.store.EnergyStore;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Readings and receipts in and their whole answers out, compared digit for digit. */
class ScenariosIT {
  private static final Duration READABLE = Duration.ofSeconds(10);

  private static EnergyStore store;

  private final ServerCalls http = RunningServer.http();

  @BeforeAll
  static void open() {
    store = RunningServer.openStore();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  static List<Scenario> scenarios() {
    return Scenario.all();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void answersAsExpected(Scenario scenario) {
    scenario.statements().forEach(store.session()::execute);
    for (byte[] post : scenario.posts()) {
      HttpResponse<byte[]> receipt = http.post(ServerCalls.NDJSON, post);
      assertThat(receipt.statusCode()).as(ServerCalls.text(receipt)).isEqualTo(202);
      assertThat(ServerCalls.text(receipt)).endsWith("\"rejected\":[]}");
    }
    for (Scenario.Question question : scenario.questions()) {
      byte[] expected = Scenario.bytes(question.expected());
      List<String> wanted = comparable(question, expected);
      HttpResponse<byte[]> answer =
          http.await(
              READABLE,
              each -> each.statusCode() == 200 && comparable(question, each.body()).equals(wanted),
              question.pathAndQuery(),
              question.headers().toArray(String[]::new));
      assertThat(answer.statusCode()).as(ServerCalls.text(answer)).isEqualTo(200);
      assertThat(comparable(question, answer.body()))
          .as(question.pathAndQuery())
          .containsExactlyElementsOf(wanted);
    }
  }

  private static List<String> comparable(Scenario.Question question, byte[] answer) {
    return question.isJson()
        ? JsonLines.of(answer)
        : List.of(new String(answer, StandardCharsets.UTF_8));
  }
}
