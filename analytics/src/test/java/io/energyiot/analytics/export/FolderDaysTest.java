package io.energyiot.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.StorageZone;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDaysTest {
  private static final String DAY = "day=2026-01-01";

  @TempDir Path lake;

  @Test
  void aDayThatWasTakenAwayComesBackWhenItsJobFails() throws IOException {
    Path file = Files.createDirectories(lake.resolve(DAY)).resolve("part.parquet");
    Files.writeString(file, "before");
    try (FolderDays days = FolderDays.in(lake)) {
      Files.createDirectories(days.path().resolve(DAY));
      Files.createDirectories(lake.resolve("_old"));
      // The first of the two moves is done; the second one fails.
      Files.move(lake.resolve(DAY), lake.resolve("_old").resolve(DAY));
    }
    assertThat(file).hasContent("before");
    assertThat(lake.resolve("_old")).doesNotExist();
    assertThat(lake.resolve("_new")).doesNotExist();
  }

  @Test
  void aSecondJobIsRefusedAndTheFirstOneKeepsItsWork() throws IOException {
    try (FolderDays days = FolderDays.in(lake)) {
      Files.createDirectories(days.path());
      assertThatThrownBy(() -> FolderDays.in(lake))
          .isInstanceOfSatisfying(
              EnergyException.class,
              refused -> assertThat(refused.code()).isEqualTo(ErrorCode.WRITE_FAILED))
          .hasMessageContaining("another job");
      assertThat(days.path()).exists();
    }
    FolderDays.in(lake).close();
  }

  @Test
  void foldersOfOthersWithOurNamesAreRefused() throws IOException {
    Path file = Files.createDirectories(lake.resolve("_new")).resolve("precious");
    Files.writeString(file, "data");
    assertThatThrownBy(() -> FolderDays.in(lake))
        .isInstanceOf(EnergyException.class)
        .hasMessageContaining(lake.resolve("_new") + " is not from an export");
    assertThat(file).hasContent("data");
  }

  @Test
  void aDayOfAnotherProgramIsNotReplaced() throws IOException {
    Path file = Files.createDirectories(lake.resolve(DAY)).resolve("theirs.parquet");
    Files.writeString(file, "data");
    try (FolderDays days = FolderDays.in(lake)) {
      Manifest manifest =
          new Manifest(LocalDate.parse("2026-01-01"), StorageZone.UTC, Instant.EPOCH, List.of());
      assertThatThrownBy(() -> days.publish(manifest))
          .isInstanceOf(EnergyException.class)
          .hasMessageContaining(lake.resolve(DAY) + " is not from an export");
    }
    assertThat(file).hasContent("data");
  }
}
