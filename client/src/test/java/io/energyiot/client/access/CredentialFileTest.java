package io.energyiot.client.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.config.SecretFile;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialFileTest {
  @TempDir Path folder;

  private static void assertNotCreated(Path file) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> CredentialFile.create(file))
        .matches(failure -> failure.code() == ErrorCode.WRITE_FAILED)
        .withMessageContaining(file.toString());
  }

  @Test
  void whatIsCreatedOnlyItsOwnerCanRead() throws IOException {
    Path file = folder.resolve("key");
    CredentialFile created = CredentialFile.create(file);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file).isEmptyFile();
    created.write("energy_secret");
    assertThat(SecretFile.read(file)).isEqualTo("energy_secret");
    assertNotCreated(file);
    assertThat(SecretFile.read(file)).isEqualTo("energy_secret");
    created.delete();
    assertThat(file).doesNotExist();
  }

  @Test
  void whereNothingCanBeWrittenNothingIsCreated() throws IOException {
    assertNotCreated(folder.resolve("none").resolve("key"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
    assertNotCreated(link);
    assertThat(folder.resolve("nowhere")).doesNotExist();
  }

  @Test
  void whatCanNotBeWrittenIsTold() throws IOException {
    Path file = folder.resolve("key");
    CredentialFile created = CredentialFile.create(file);
    Files.delete(file);
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> created.write("energy_secret"))
        .matches(failure -> failure.code() == ErrorCode.WRITE_FAILED)
        .withMessageNotContaining("energy_secret");
    assertThat(file).doesNotExist();
  }
}
