package io.energyiot.client.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/**
 * An answer of any status.
 *
 * @param retryAfter how long to wait before asking again, if the server says it in seconds
 * @param body its bytes, not copied
 */
@SuppressWarnings("ArrayRecordComponent") // read once, by the caller
public record Answer(int status, Optional<Duration> retryAfter, byte[] body) {
  private static final int FIRST_REFUSAL = 400;

  static Answer of(HttpResponse<byte[]> response) {
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("Retry-After").flatMap(Answer::seconds),
        response.body());
  }

  private static Optional<Duration> seconds(String text) {
    return text.matches("\\d{1,6}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
        : Optional.empty();
  }

  static boolean isRefusal(int status) {
    return status >= FIRST_REFUSAL;
  }

  /**
   * This answer.
   *
   * @throws EnergyException with the server's code if it is a refusal
   */
  public Answer orRefusal() {
    if (isRefusal(status)) {
      throw refusal(body);
    }
    return this;
  }

  /** Returns the body, which is JSON, as a record; decimals keep all their digits. */
  public <T> T as(Class<T> type) {
    return Json.value(body, type);
  }

  /**
   * Returns what a problem document says. A code that this client does not know becomes a failure
   * of the server.
   */
  static EnergyException refusal(byte[] body) {
    JsonNode problem = Json.tree(body);
    String message = problem.path("message").asText("the server refused");
    String detail = problem.path("detail").asText(message);
    try {
      return new EnergyException(ErrorCode.valueOf(problem.path("code").asText()), detail);
    } catch (IllegalArgumentException e) {
      return new EnergyException(ErrorCode.SERVER_UNAVAILABLE, detail, e);
    }
  }
}
