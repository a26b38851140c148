package io.energyiot.bench.load;

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

/** The bench at a size that takes no time, with real servers. */
class LoadBenchIT {
  private static final String SETTINGS =
      """
      embedded.cassandra.heap = 512m
      embedded.cassandra.options = -XX:TieredStopAtLevel=1
      embedded.kafka.heap = 256m
      embedded.kafka.options = -XX:TieredStopAtLevel=1
      embedded.server.heap = 256m
      embedded.server.options = -XX:TieredStopAtLevel=1
      """;

  @TempDir Path folder;
  @TempDir Path scratch;

  @Test
  void theAnswerComesWithItsPhasesAndProjections() throws IOException {
    Path settings = Files.writeString(scratch.resolve("energy.properties"), SETTINGS);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine bench = Energy.commandLine(new LoadBench());
    bench.setOut(new PrintWriter(out, true));
    bench.setErr(new PrintWriter(err, true));

    int exit =
        bench.execute(
            "--meter-days=20000",
            "--readings=192000",
            "--warm=2",
            "--sample=20",
            "--json",
            "--folder=" + folder,
            "--settings=" + settings);

    assertThat(exit).as(() -> err + "\n" + out).isZero();
    JsonNode report = Output.parse(out.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(report.at("/night/readings").asLong()).isEqualTo(20_000L * 96);
    assertThat(report.at("/night/phases/write").asDouble()).isPositive();
    assertThat(report.at("/singles/1/readings").asLong()).isEqualTo(192_000);
    assertThat(report.path("warm_seconds")).hasSize(2);
    assertThat(report.path("stored_bytes").asLong()).isGreaterThan(20_000L * 96);
    assertThat(report.at("/answers_while_loading/requests").asInt()).isPositive();
    assertThat(report.path("projections")).hasSize(6);
    assertThat(folder).isEmptyDirectory();
  }
}
