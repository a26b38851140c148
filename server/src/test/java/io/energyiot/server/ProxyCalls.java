package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;

/** Speaks to the server as a client of the Confluent REST proxy does. */
final class ProxyCalls {
  private ProxyCalls() {}

  static HttpResponse<byte[]> post(
      ServerCalls http, String topic, String type, String body, String... headers) {
    String[] all = Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Content-Type";
    all[headers.length + 1] = type;
    return http.send("POST", "/topics/" + topic, BodyPublishers.ofString(body), all);
  }

  /** Checks that {@code answer} is a whole refusal as the proxy writes it. */
  static void check(HttpResponse<byte[]> answer, int status, int code) {
    assertThat(answer.statusCode()).as(ServerCalls.text(answer)).isEqualTo(status);
    assertThat(ServerCalls.header(answer, "Content-Type"))
        .matches("application/vnd\\.kafka\\.v[12]\\+json");
    assertThat(ServerCalls.text(answer)).startsWith("{\"error_code\":" + code + ",\"message\":\"");
    assertThat(JsonLines.at(answer.body(), "/message")).isNotBlank();
    assertThat(JsonLines.of(answer.body())).hasSize(4);
  }
}
