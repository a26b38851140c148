package io.energyiot.bench.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.Energy;
import io.energyiot.cli.output.Output;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The bench at a size that takes no time but the waits of sealing, with real servers. */
class DayBenchIT {
  @TempDir Path folder;
  @TempDir Path scratch;

  private static CommandLine bench(StringWriter out, StringWriter err) {
    CommandLine bench = Energy.commandLine(new DayBench());
    bench.setOut(new PrintWriter(out, true));
    bench.setErr(new PrintWriter(err, true));
    return bench;
  }

  @Test
  void aDayIsPostedAndSealed() throws IOException {
    Path settings = Files.writeString(scratch.resolve("energy.properties"), StreamBenchIT.SETTINGS);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    int exit =
        bench(out, err)
            .execute(
                "--devices=50",
                "--intervals=4",
                "--sample=5",
                "--json",
                "--folder=" + folder,
                "--settings=" + settings);

    assertThat(exit).as(() -> err + "\n" + out).isZero();
    JsonNode report = Output.parse(out.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(report.at("/sent/readings").asLong()).isEqualTo(200);
    assertThat(report.at("/sealed/day_blocks").asLong()).isGreaterThanOrEqualTo(50);
    assertThat(report.at("/live_bytes").asLong()).isPositive();
    assertThat(report.at("/day_bytes").asLong()).isPositive();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void moreMetersThanMemoryHasRoomForAreAMistake() {
    StringWriter err = new StringWriter();
    int exit = bench(new StringWriter(), err).execute("--devices=2000000000");
    assertThat(exit).isEqualTo(2);
    assertThat(err.toString()).contains("ENERGY_JAVA_OPTS=-Xmx2000000m");
  }
}
