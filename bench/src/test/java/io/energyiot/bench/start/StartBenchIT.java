package io.energyiot.bench.start;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.Energy;
import io.energyiot.cli.output.Output;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The bench at a size that takes no time, with real servers. */
class StartBenchIT {
  @TempDir Path folder;

  @Test
  void answersAreCountedBySecondsSinceReady() throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine bench = Energy.commandLine(new StartBench());
    bench.setOut(new PrintWriter(out, true));
    bench.setErr(new PrintWriter(err, true));

    int exit =
        bench.execute("--only=ONE,DAY", "--seconds=4", "--devices=2", "--json", "--keep=" + folder);

    assertThat(exit).as(err + out.toString()).isZero();
    JsonNode report = Output.parse(out.toString().getBytes(StandardCharsets.UTF_8));
    // Of each part: seconds 1 and 2, the first seconds together, and the last two
    assertThat(report.path("rows")).hasSize(8);
    for (JsonNode each : report.path("rows")) {
      assertThat(each.at("/of/requestsPerSecond").asDouble()).isPositive();
      assertThat(each.at("/of/p99").asDouble()).isPositive();
    }
    assertThat(report.path("rows").get(3).path("share").asDouble()).isEqualTo(1);
  }
}
