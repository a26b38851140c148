package io.energyiot.server.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodedTextTest {
  @ParameterizedTest
  @CsvSource({"MTR1, MTR1", "a%2Fb, a/b", "a+b, a+b", "Z%C3%A4hler, Zähler", "%25, %", "%2e, ."})
  void readsWhatIsEncoded(String encoded, String text) {
    assertThat(EncodedText.decode(encoded, false)).contains(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%2", "%zz", "%FF", "%C3", "a b", "Zähler", "%２５"})
  void refusesWhatStandsForNothing(String encoded) {
    assertThat(EncodedText.decode(encoded, false)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"a+b, a b", "a%2Bb, a+b"})
  void aPlusInAQueryIsABlank(String encoded, String text) {
    assertThat(EncodedText.decode(encoded, true)).contains(text);
  }
}
