package io.energyiot.model.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFileTest {
  @TempDir Path folder;

  private Path file(String text, String mode) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static void assertRefused(Path file, String message) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> SecretFile.read(file))
        .matches(failure -> failure.code() == ErrorCode.SETTING_INVALID)
        .withMessageContaining(message)
        .withMessageContaining(file.toString())
        .withMessageNotContaining("energy_secret");
  }

  @Test
  void theLineIsTheCredential() throws IOException {
    assertThat(SecretFile.read(file("energy_secret\n", "rw-------"))).isEqualTo("energy_secret");
    assertThat(SecretFile.read(file(" energy_secret\r\n\n", "r--------")))
        .isEqualTo("energy_secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# admin\nenergy_secret",
        "energy_secret\nenergy_secret2",
        "energy_secret with blanks",
        "energy_secret\u0000",
        "energy_secretä",
        "\n"
      })
  void anythingElseIsRefusedWithoutTellingIt(String text) throws IOException {
    assertRefused(file(text, "rw-------"), "one line");
  }

  @Test
  void aLongFileIsNotRead() throws IOException {
    assertRefused(file("a".repeat(100_000), "rw-------"), "one line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
  void whatOthersMayReadIsRefusedWithoutTellingIt(String mode) throws IOException {
    Path file = file("energy_secret", mode);
    assertRefused(file, "chmod 600 " + file);
  }

  @Test
  void whatIsNotThereIsTold() {
    assertRefused(folder.resolve("none"), "does not exist");
  }
}
