package io.energyiot.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessSettingsTest {
  private static final String TOKEN = "token-0123456789";

  @TempDir Path folder;

  private AccessSettings read(String token, String mode) throws IOException {
    Path file = Files.writeString(folder.resolve("token"), token);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return AccessSettings.from(
        Settings.of(Map.of("server.token_file", file.toString()), "the test's settings"));
  }

  private void assertRefused(String token, String mode, String message) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> read(token, mode))
        .matches(failure -> failure.code() == ErrorCode.SETTING_INVALID)
        .withMessageContaining("server.token_file")
        .withMessageContaining(message)
        .withMessageNotContaining(TOKEN);
  }

  @Test
  void theTokenIsOneLineThatOnlyItsOwnerMayRead() throws IOException {
    assertThat(read(TOKEN + "\n", "rw-------").token()).contains(TOKEN);
    assertRefused(TOKEN, "rw-r--r--", "chmod 600");
    assertRefused("# of the boss\n" + TOKEN, "rw-------", "one line");
    assertRefused("short", "rw-------", "16 characters");
  }
}
