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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllowedFilesTest {
  @TempDir Path temporary;

  @Test
  void eachFileCountsOnceAndThereAreNotTooMany() throws IOException {
    Path folder = temporary.toRealPath();
    for (String name : List.of("a.csv", "b.csv", "c.csv")) {
      Files.writeString(folder.resolve(name), name);
    }
    AllowedFiles allowed = new AllowedFiles(new LoadFolders(List.of(folder)), 4);
    assertThat(allowed.of(List.of(folder + "/b.csv", folder.toString())))
        .containsExactly(folder + "/b.csv", folder + "/a.csv", folder + "/c.csv");
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> allowed.of(List.of(folder.toString(), folder + "/*.csv")))
        .matches(failure -> failure.code() == ErrorCode.TOO_LARGE)
        .withMessageContaining("load.max_files");
  }
}
