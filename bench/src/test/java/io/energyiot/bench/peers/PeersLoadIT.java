package io.energyiot.bench.peers;

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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The bench at a size that takes no time, with real servers. */
class PeersLoadIT {
  /** Without the second compiler servers start in two thirds of the time. */
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

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private JsonNode results(String... more) {
    CommandLine bench = Energy.commandLine(new PeersBench());
    bench.setOut(new PrintWriter(out, true));
    bench.setErr(new PrintWriter(err, true));
    List<String> arguments =
        new ArrayList<>(List.of("load", "--devices=50", "--json", "--folder=" + folder));
    arguments.addAll(List.of(more));
    assertThat(bench.execute(arguments.toArray(String[]::new))).as(() -> err + "\n" + out).isZero();
    return Output.parse(out.toString().getBytes(StandardCharsets.UTF_8)).path("results");
  }

  @Test
  void eachPeerLoadsTheFileAndAnswersRightly() throws IOException {
    Path settings = Files.writeString(scratch.resolve("energy.properties"), SETTINGS);
    JsonNode results =
        results(
            "--only=duckdb,duckdb-process,questdb,naive,energy,energy-loader,energy-warm",
            "--settings=" + settings);
    assertThat(results.findValuesAsText("peer"))
        .containsExactly(
            "DUCKDB",
            "DUCKDB_PROCESS",
            "QUESTDB",
            "NAIVE",
            "ENERGY",
            "ENERGY_LOADER",
            "ENERGY_WARM");
    assertThat(results.findValuesAsText("state")).as(results::toString).containsOnly("DONE");
    assertThat(results.findValuesAsText("readings")).containsOnly("4800");
    assertThat(results)
        .allSatisfy(
            each -> {
              assertThat(each.path("stored_bytes").asLong()).isGreaterThan(4800);
              assertThat(each.path("seconds").asDouble()).isPositive();
              assertThat(each.path("of_best").asDouble()).isPositive();
              assertThat(each.path("durability").asText()).contains("sync");
              assertThat(each.path("version").asText()).matches(".*\\d+\\.\\d+.*");
            });
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whoCannotReadTheWideFormIsLeftOutAloud() {
    JsonNode results = results("--form=wide", "--days=2", "--only=questdb,duckdb");
    assertThat(results.findValuesAsText("state")).containsExactly("DONE", "SKIPPED");
    assertThat(results.path(0).path("readings").asLong()).isEqualTo(9600);
    assertThat(results.path(1).path("note").asText()).contains("WIDE form");
    assertThat(folder).isEmptyDirectory();
  }
}
