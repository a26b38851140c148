package io.energyiot.platform.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunFileTest {
  @TempDir Path folder;

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Path file = folder.resolve("kafka.pid");
    RunFile run =
        new RunFile(
            new ProcessIdentity(4711, "boot: with = and\nodd characters"),
            new InetSocketAddress(9092),
            Instant.parse("2026-03-31T12:20:40.123456Z"));
    run.write(file);
    assertThat(RunFile.read(file)).contains(run);
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void aSocketIsAnAddressToo() throws IOException {
    Path file = folder.resolve("loader.pid");
    RunFile run =
        new RunFile(
            new ProcessIdentity(4711, "boot:1"),
            UnixDomainSocketAddress.of("/data/with blanks = and ünlauts/door.sock"),
            Instant.parse("2026-03-31T12:20:40Z"));
    run.write(file);
    assertThat(RunFile.read(file)).contains(run);
    assertThat(run.port()).isEmpty();
  }

  @Test
  void noFileIsNoProcess() throws IOException {
    assertThat(RunFile.read(folder.resolve("none.pid"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pid=x\nport=1\nsince=2026-03-31T12:20:40Z",
        "pid=1\nport=99999\nsince=2026-03-31T12:20:40Z",
        "pid=1\nport=1\nsince=yesterday",
        "pid=\\u12"
      })
  void aDamagedFileIsNoProcess(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("damaged.pid"), text);
    assertThat(RunFile.read(file)).isEmpty();
  }
}
