package io.energyiot.store.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {
  private static final String SECRET = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP_";

  @Test
  void aMadeKeyIsReadAgainAndNeverPrinted() {
    Set<String> different = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      KeyText made = KeyText.random();
      KeyText read = KeyText.of(made.secret()).orElseThrow();
      assertThat(read.id()).isEqualTo(made.id());
      assertThat(read.hash()).isEqualTo(made.hash()).hasSize(32);
      assertThat(made.toString()).isEqualTo("energy_" + made.id() + "_...");
      different.add(made.secret());
      different.add(made.id());
    }
    assertThat(different).hasSize(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "energy_abcd1234_",
        "energy_ABCD1234_" + SECRET,
        "energy_abcd123_" + SECRET + "x",
        "energy_abcd1234_" + SECRET + "x",
        "energy_abcd1234_" + SECRET + "\n",
        " energy_abcd1234_" + SECRET,
        "Energy_abcd1234_" + SECRET,
      })
  void textsOfAnotherFormAreNoKeys(String text) {
    assertThat(KeyText.of(text)).isEmpty();
    assertThat(KeyText.of("energy_abcd1234_" + SECRET)).isPresent();
  }
}
