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

/** The bench at a size that takes no time, with real servers. */
class StreamBenchIT {
  static final String SETTINGS =
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
  void eachPartIsMeasuredAndReadBack() throws IOException {
    Path settings = Files.writeString(scratch.resolve("energy.properties"), SETTINGS);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine bench = Energy.commandLine(new StreamBench());
    bench.setOut(new PrintWriter(out, true));
    bench.setErr(new PrintWriter(err, true));

    int exit =
        bench.execute(
            "--only=one,ndjson,intervals,readable",
            "--credentials=none,key,jwt",
            "--warm-up=1",
            "--seconds=1",
            "--connections=4",
            "--devices=50",
            "--sample=5",
            "--json",
            "--folder=" + folder,
            "--settings=" + settings);

    assertThat(exit).as(() -> err + "\n" + out).isZero();
    JsonNode rows = Output.parse(out.toString().getBytes(StandardCharsets.UTF_8)).path("rows");
    assertThat(rows.findValuesAsText("part"))
        .containsExactly(
            "one",
            "ndjson",
            "intervals",
            "readable",
            "one",
            "ndjson",
            "intervals",
            "readable",
            "one",
            "ndjson",
            "intervals",
            "readable",
            "one",
            "ndjson",
            "one",
            "ndjson");
    assertThat(rows.findValuesAsText("system"))
        .contains("Energy IoT", "Energy IoT, key", "Energy IoT, jwt");
    for (JsonNode each : rows) {
      assertThat(each.at("/sent/readings").asLong()).isPositive();
      assertThat(each.at("/sent/p99").asDouble()).isPositive();
    }
    assertThat(rows.at("/2/readable/p50").asDouble()).isPositive();
    assertThat(rows.at("/12/ratio").asDouble()).isPositive();
    assertThat(folder).isEmptyDirectory();
  }
}
