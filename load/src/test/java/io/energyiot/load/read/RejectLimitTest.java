package io.energyiot.load.read;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectLimitTest {

  @Test
  void aNumberMayBeReachedButNotPassed() {
    RejectLimit limit = counted("2", 2);
    assertThatCode(() -> limit.check(0)).doesNotThrowAnyException();
    assertTooMany(limit::countOne);
    assertTooMany(RejectLimit.parse("0")::countOne);
  }

  @ParameterizedTest
  @CsvSource({"10%, 1, 9", "0.5%, 1, 199", "100%, 5, 0", "0%, 0, 7"})
  void aShareMayBeReached(String text, int rejects, long readings) {
    assertThatCode(() -> counted(text, rejects).check(readings)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"10%, 1, 8", "0.5%, 1, 198", "99.9%, 1, 0", "0%, 1, 1000000"})
  void aShareMayNotBePassed(String text, int rejects, long readings) {
    assertTooMany(() -> counted(text, rejects).check(readings));
  }

  @Test
  void eachLoadCountsAnew() {
    RejectLimit limit = counted("2", 2);
    assertThatCode(limit.anew(0)::countOne).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "many", "101%", "1,5%", "%", "1e3", "9999999999999999999"})
  void whatIsNoLimitIsTheUsersMistake(String text) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> RejectLimit.parse(text))
        .withMessageContaining(text)
        .extracting(EnergyException::code)
        .isEqualTo(ErrorCode.PARAMETER_INVALID);
  }

  private static RejectLimit counted(String text, int rejects) {
    RejectLimit limit = RejectLimit.parse(text);
    for (int i = 0; i < rejects; i++) {
      limit.countOne();
    }
    return limit;
  }

  private static void assertTooMany(ThrowingCallable call) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(call)
        .extracting(EnergyException::code)
        .isEqualTo(ErrorCode.REJECTS_TOO_MANY);
  }
}
