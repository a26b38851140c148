package io.energyiot.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.Energy;
import io.energyiot.cli.output.Output;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The bench at a size that takes no time, with real servers. */
class NightBenchIT {
  @TempDir Path folder;

  @Test
  void eachPieceHasItsLine() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine bench = Energy.commandLine(new NightBench());
    bench.setOut(new PrintWriter(out, true));
    bench.setErr(new PrintWriter(err, true));

    int exit =
        bench.execute(
            "--meter-days=2500", "--piece=1000", "--sample=20", "--json", "--folder=" + folder);

    assertThat(exit).as(() -> err + "\n" + out).isZero();
    JsonNode report = Output.parse(out.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(report.path("pieces")).hasSize(3);
    assertThat(report.at("/pieces/2/load/readings").asLong()).isEqualTo(500L * 96);
    assertThat(report.at("/pieces/2/peak_mib").asLong()).isPositive();
    assertThat(report.path("rollup_seconds")).hasSize(3);
    assertThat(folder).isEmptyDirectory();
  }
}
