package io.energyiot.bench.devices;

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
class DevicesBenchIT {
  @TempDir Path folder;

  @Test
  void importsAndWalksAreMeasured() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine bench = Energy.commandLine(new DevicesBench());
    bench.setOut(new PrintWriter(out, true));
    bench.setErr(new PrintWriter(err, true));

    int exit =
        bench.execute("--devices=3000", "--path=sstable-import", "--json", "--folder=" + folder);

    assertThat(exit).as(err + out.toString()).isZero();
    JsonNode report = Output.parse(out.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(report.path("imports")).hasSize(2);
    assertThat(report.path("imports").get(0).path("seconds").asDouble()).isPositive();
    assertThat(report.path("silent")).hasSize(3);
    assertThat(report.at("/silent/0/meters").asInt()).isEqualTo(30);
  }
}
