package io.energyiot.platform.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashReportsTest {
  @TempDir Path folder;

  private void leave(String name, long time) throws IOException {
    assertThat(Files.writeString(folder.resolve(name), "").toFile().setLastModified(time)).isTrue();
  }

  @Test
  void theLastThreeReportsAndTheLastHeapStay() throws IOException {
    for (int i = 1; i <= 5; i++) {
      leave("hs_err_pid" + (100 - i) + ".log", i * 10_000L);
      leave("java_pid" + i + ".hprof", i * 10_000L);
    }
    leave("data.log", 0);
    CrashReports.deleteOld(folder);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "data.log",
              "hs_err_pid97.log",
              "hs_err_pid96.log",
              "hs_err_pid95.log",
              "java_pid5.hprof");
    }
  }
}
