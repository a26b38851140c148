package io.energyiot.cli.simulate;

import io.energyiot.cli.simulate.Sender.NotNowException;
import io.energyiot.client.EnergyClient;
import io.energyiot.client.http.Answer;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.time.Duration;

/** Posts readings, and tells a server that is busy from one that refuses. */
final class ServerAnswers {
  private static final Duration USUAL_PAUSE = Duration.ofSeconds(1);
  private static final int TOO_MANY = 429;
  private static final int UNAVAILABLE = 503;

  private ServerAnswers() {}

  /**
   * Posts {@code body}.
   *
   * @param refused the status by which the server says that none of the readings is good
   * @return an answer of success or of that status
   * @throws NotNowException if the server is busy, away, or without Kafka
   * @throws EnergyException if it refuses for another reason
   */
  static Answer taken(
      EnergyClient server, String path, String contentType, byte[] body, int refused) {
    Answer answer = post(server, path, contentType, body);
    int status = answer.status();
    if (status == TOO_MANY || status == UNAVAILABLE) {
      ErrorCode code = status == TOO_MANY ? ErrorCode.OVERLOADED : ErrorCode.SERVER_UNAVAILABLE;
      throw new NotNowException(
          code, "the server answers " + status, answer.retryAfter().orElse(USUAL_PAUSE));
    }
    return status == refused ? answer : answer.orRefusal();
  }

  private static Answer post(EnergyClient server, String path, String contentType, byte[] body) {
    try {
      return server.post(path, contentType, body);
    } catch (EnergyException e) {
      throw new NotNowException(e.code(), e.getMessage(), USUAL_PAUSE);
    }
  }
}
