package io.energyiot.server.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class RareErrorsTest {
  private final RareErrors filter = new RareErrors();

  private boolean isLogged(String logger, long millis) {
    LogRecord line = new LogRecord(Level.SEVERE, "failed");
    line.setLoggerName(logger);
    line.setInstant(Instant.ofEpochMilli(millis));
    return filter.isLoggable(line);
  }

  private boolean isFailureLogged(long millis) {
    return isLogged("io.quarkus.vertx.http.runtime.QuarkusErrorHandler", millis);
  }

  @Test
  void aFailureInTenSecondsIsLogged() {
    assertThat(isFailureLogged(1_000_000)).isTrue();
    assertThat(isFailureLogged(1_000_001)).isFalse();
    assertThat(isFailureLogged(1_009_999)).isFalse();
    assertThat(isFailureLogged(1_010_000)).isTrue();
    assertThat(isFailureLogged(1_010_001)).isFalse();
  }

  @Test
  void aClockThatWasSetBackSilencesNothing() {
    assertThat(isFailureLogged(1_000_000)).isTrue();
    assertThat(isFailureLogged(900_000)).isTrue();
  }

  @Test
  void allElseIsLogged() {
    assertThat(isLogged("io.energyiot.server", 1)).isTrue();
    assertThat(isLogged("io.energyiot.server", 1)).isTrue();
    assertThat(isLogged(null, 1)).isTrue();
  }
}
