package io.energyiot.model.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnergyExceptionTest {
  @Test
  void aFailureIsReadBackFromItsText() {
    String message = "a.csv [1] can't be written:\nno room";
    String text = new EnergyException(ErrorCode.WRITE_FAILED, message).text();

    assertThat(text).isEqualTo(message + " [WRITE_FAILED]");
    assertThat(EnergyException.ofText(text).code()).isEqualTo(ErrorCode.WRITE_FAILED);
    assertThat(EnergyException.ofText(text)).hasMessage(message);
  }

  @Test
  void aTextWithoutAKnownCodeIsADefect() {
    for (String text : new String[] {"", "no code", "of the future [NOT_KNOWN_HERE]"}) {
      assertThat(EnergyException.ofText(text).code()).isEqualTo(ErrorCode.INTERNAL);
      assertThat(EnergyException.ofText(text)).hasMessage(text);
    }
  }
}
