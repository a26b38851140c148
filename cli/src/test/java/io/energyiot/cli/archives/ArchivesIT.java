package io.energyiot.cli.archives;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.cli.Energy;
import io.energyiot.cli.Run;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The archives of classes are made without a store, and the command takes its classes from one. */
class ArchivesIT {
  @Test
  void theyAreMadeAndUsed() throws IOException, InterruptedException {
    Run run = Run.of("archives").done();
    assertThat(run.err()).contains("cli.jsa made", "bulk.jsa made", "analytics.jsa made");

    String home = System.getProperty("energy.home");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:SharedArchiveFile=" + home + "/cli.jsa",
                "-Xlog:class+load",
                "-Denergy.home=" + home,
                "-cp",
                home + "/cli/*" + File.pathSeparator + home + "/cli/lib/*",
                Energy.class.getName(),
                "loads",
                "list",
                "--help")
            .start();
    String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    for (String used : List.of("Energy", "receipts.LoadsCommand", "machine.SystemOptions")) {
      assertThat(log.lines().filter(line -> line.contains(" io.energyiot.cli." + used + " ")))
          .as(used)
          .isNotEmpty()
          .allMatch(line -> line.contains("shared objects file (top)"));
    }
  }
}
