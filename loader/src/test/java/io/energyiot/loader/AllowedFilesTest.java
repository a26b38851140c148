package io.energyiot.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.queue.LoadFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedFilesTest {
  @TempDir Path folder;
  private AllowedFiles allowed;

  @BeforeEach
  void fill() throws IOException {
    folder = folder.toRealPath();
    for (String name : List.of("a.csv", "b.csv", "a".repeat(60))) {
      Files.writeString(folder.resolve(name), "x");
    }
    allowed = new AllowedFiles(new LoadFolders(List.of(folder)), 7);
  }

  @Test
  void aFileIsLoadedOnceHoweverOftenItIsNamed() throws IOException {
    Files.createSymbolicLink(folder.resolve("link.csv"), folder.resolve("b.csv"));
    String csv = folder + "/*.csv";
    assertThat(allowed.of(List.of(csv, csv, folder + "/a.csv")))
        .containsExactly(folder + "/a.csv", folder + "/b.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*?*?*?*?*?*?*?*?*?*?*?*?*?*?*?*?*?*?*?*?Z",
        "{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}{a,a}*Z"
      })
  @Timeout(10)
  void aPatternThatWouldBeComparedForHoursIsRefused(String pattern) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> allowed.of(List.of(folder + "/" + pattern)))
        .withMessageContaining("at most 3 of * and {")
        .matches(e -> e.code() == ErrorCode.PATH_REFUSED);
  }

  @Test
  void noMoreFilesAreNamedThanALoadMayHave() {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> allowed.of(List.of(folder + "/", folder + "/*", folder + "/*.csv")))
        .matches(failure -> failure.code() == ErrorCode.TOO_LARGE)
        .withMessageContaining("load.max_files");
  }

  @Test
  void usualPatternsAreTaken() {
    assertThat(allowed.of(List.of(folder + "/{a,b}*.c*"))).hasSize(2);
  }
}
