package io.energyiot.client.access;

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

class CredentialFileTest {
  @TempDir Path folder;

  @Test
  void whatIsCreatedOnlyItsOwnerCanRead() throws IOException {
    Path file = folder.resolve("key");
    CredentialFile.create(file, "energy_secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(CredentialFile.readPrivate(file)).isEqualTo("energy_secret");
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> CredentialFile.create(file, "another"))
        .matches(failure -> failure.code() == ErrorCode.WRITE_FAILED);
    assertThat(CredentialFile.read(file)).isEqualTo("energy_secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
  void whatOthersMayReadIsRefusedWithoutTellingIt(String mode) throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "energy_secret");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> CredentialFile.readPrivate(file))
        .matches(failure -> failure.code() == ErrorCode.SETTING_INVALID)
        .withMessageContaining("chmod 600 " + file)
        .withMessageNotContaining("energy_secret");
  }

  @Test
  void whatIsNotThereIsTold() {
    Path file = folder.resolve("none");
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> CredentialFile.readPrivate(file))
        .withMessage("the credential in " + file + " does not exist");
  }
}
