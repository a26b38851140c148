package io.energyiot.platform.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.platform.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptRunTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("kept.pid");
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    KeptRun run = new KeptRun(new ProcessIdentity(7, "a boot:1"), folder.resolve("kept.sock"));
    assertThat(KeptRun.read(file())).isEmpty();
    run.write(file());
    assertThat(KeptRun.read(file())).contains(run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pid=7", "pid=many\nsocket=s", "socket=s"})
  void aDamagedFileIsNone(String text) throws IOException {
    Files.writeString(file(), text);
    assertThat(KeptRun.read(file())).isEmpty();
  }
}
