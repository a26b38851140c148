package io.energyiot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as {@code ./energy} starts it: a process of its own, from the jars laid out. */
class LaidOutIT {
  @TempDir Path scratch;

  private int energy(String... arguments) throws Exception {
    String home = System.getProperty("energy.home");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Denergy.root=" + scratch,
                "-Denergy.home=" + home,
                "-cp",
                home + "/cli/*" + File.pathSeparator + home + "/cli/lib/*",
                Energy.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(scratch.resolve("out").toFile())
            .redirectError(scratch.resolve("err").toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Test
  void itsExitStatusIsTheProcesss() throws Exception {
    assertThat(energy("--help")).isZero();
    assertThat(scratch.resolve("out")).content().contains("Usage: energy");
    assertThat(energy("nonsense")).isEqualTo(2);
    assertThat(energy("status")).isEqualTo(1);
    assertThat(scratch.resolve("out")).content().contains(scratch.resolve(".energy").toString());
  }

  @Test
  void itHasAllJarsThatItsWorkNeeds() throws Exception {
    Path file = scratch.resolve("day.csv");
    assertThat(energy("generate", "--devices=3", "--date=2026-01-01", "--out=" + file, "--json"))
        .isZero();
    assertThat(Files.readAllLines(file)).hasSize(1 + 3 * 96);
    assertThat(energy("load", file.toString())).isEqualTo(1);
    assertThat(scratch.resolve("err")).content().contains("./energy up").doesNotContain("\tat ");
  }
}
