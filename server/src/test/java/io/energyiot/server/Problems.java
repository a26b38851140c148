package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.model.error.ErrorCode;
import java.net.http.HttpResponse;

/** What every refusal has to look like. */
final class Problems {
  private Problems() {}

  /**
   * Checks that {@code answer} is a whole problem document.
   *
   * @param field the parameter or field at fault; null if it is none
   */
  static void check(HttpResponse<byte[]> answer, int status, ErrorCode code, String field) {
    assertThat(answer.statusCode()).as(ServerCalls.text(answer)).isEqualTo(status);
    assertThat(ServerCalls.header(answer, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(JsonLines.at(answer.body(), "/code")).isEqualTo(code.name());
    assertThat(JsonLines.at(answer.body(), "/type")).isEqualTo("urn:energyiot:error:" + code);
    assertThat(JsonLines.at(answer.body(), "/status")).isEqualTo(Integer.toString(status));
    assertThat(JsonLines.at(answer.body(), "/title")).isNotBlank();
    assertThat(JsonLines.at(answer.body(), "/detail")).isNotBlank();
    assertThat(JsonLines.at(answer.body(), "/field")).isEqualTo(field);
  }
}
