package io.energyiot.model.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts tell by the exit status whether trying again can help. */
class ErrorTypeTest {
  @ParameterizedTest
  @CsvSource({"USER, 2", "INTERNAL, 1", "RESOURCE, 1", "EXTERNAL, 1"})
  void theExitStatusSaysWhetherTheUserMustAct(ErrorType type, int status) {
    assertThat(type.exitStatus()).isEqualTo(status);
  }
}
