package io.energyiot.server.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip | true",
        "gzip;q=0, zstd | false",
        "GZIP ; Q=0.000, br | false",
        "gzip;q=0.001 | true",
        "gzip;q=0, deflate;q=0.5 | true",
        "gzip;q=0, deflate;q=0, * | false",
        "*;q=0 | false",
        "br, *;q=0.1 | true",
        "identity;q=1, x-gzip | true"
      })
  void onlyWhatIsTakenIsUsed(String accepted, boolean taken) {
    assertThat(Encodings.isAnyTaken(accepted)).isEqualTo(taken);
  }
}
