package io.energyiot.bench.query;

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
class QueryBenchIT {
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

  private record Run(int exit, String out, String err) {}

  private Run bench(String... more) throws IOException {
    Path settings = Files.writeString(scratch.resolve("energy.properties"), SETTINGS);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine bench = Energy.commandLine(new QueryBench());
    bench.setOut(new PrintWriter(out, true));
    bench.setErr(new PrintWriter(err, true));
    String[] usual = {
      "--devices=8",
      "--days=40",
      "--peer-devices=5",
      "--clients=2",
      "--seconds=1",
      "--warm-up=1",
      "--sample=3",
      "--json",
      "--keep=" + folder.resolve("kept"),
      "--settings=" + settings
    };
    String[] all = new String[usual.length + more.length];
    System.arraycopy(usual, 0, all, 0, usual.length);
    System.arraycopy(more, 0, all, usual.length, more.length);
    return new Run(bench.execute(all), out.toString(), err.toString());
  }

  @Test
  void whatIsLoadedOnceIsMeasuredAndRight() throws IOException {
    Run loaded = bench("--load-only");
    assertThat(loaded.exit()).as(loaded.err()).isZero();
    assertThat(loaded.out()).isEmpty();

    Run measured = bench("--credentials=none,key,jwt");
    assertThat(measured.exit()).as(measured.err() + measured.out()).isZero();
    assertThat(measured.err()).doesNotContain("loading");
    JsonNode report = Output.parse(measured.out().getBytes(StandardCharsets.UTF_8));
    assertThat(report.path("checked").asInt()).isEqualTo(3);
    JsonNode rows = report.path("rows");
    assertThat(rows).hasSize(18);
    assertThat(rows.findValuesAsText("system"))
        .contains(
            "Energy IoT, REST",
            "Energy IoT, key",
            "Energy IoT, jwt",
            "its rows, by CQL",
            "DuckDB, embedded",
            "QuestDB, HTTP");
    for (JsonNode each : rows) {
      assertThat(each.at("/alone/requests").asLong()).isPositive();
      assertThat(each.at("/alone/p99").asDouble()).isPositive();
    }
  }
}
