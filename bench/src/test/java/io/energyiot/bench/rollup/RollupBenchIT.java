package io.energyiot.bench.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.bench.peers.system.DuckDb;
import io.energyiot.bench.peers.system.HouseholdFileDays;
import io.energyiot.cli.Energy;
import io.energyiot.cli.output.Output;
import io.energyiot.households.HouseholdsFile;
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
class RollupBenchIT {
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

  private int bench() throws IOException {
    Path settings = Files.writeString(scratch.resolve("energy.properties"), SETTINGS);
    CommandLine bench = Energy.commandLine(new RollupBench());
    bench.setOut(new PrintWriter(out, true));
    bench.setErr(new PrintWriter(err, true));
    return bench.execute(
        "--devices=40",
        "--naive-devices=7",
        "--times=1",
        "--seconds=1",
        "--warm-up=1",
        "--json",
        "--keep=" + folder,
        "--settings=" + settings);
  }

  @Test
  void whoAnswersIsMeasuredUnlessHeIsWrong() throws IOException {
    assertThat(bench()).as(() -> err + "\n" + out).isZero();
    JsonNode report = Output.parse(out.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(report.path("rows").findValuesAsText("who"))
        .containsExactly(
            "DuckDB, embedded",
            "rollup, by its receipt",
            "rollup, whole command",
            "sql, whole command",
            "naive table, connector");
    for (JsonNode each : report.path("rows")) {
      assertThat(each.path("devices").asLong())
          .isEqualTo(each.path("who").asText().startsWith("naive") ? 7 : 40);
      assertThat(each.at("/times/first").asDouble()).as(each::toString).isPositive();
      assertThat(each.at("/times/again").asDouble()).isPositive();
    }
    assertThat(report.at("/served/requests").asLong()).isPositive();

    addOneTwice();
    assertThat(bench()).isNotZero();
    assertThat(err.toString()).contains("wrong answer of DuckDB");
  }

  /** What was kept is loaded no more, so that nothing puts this right. */
  private void addOneTwice() throws IOException {
    HouseholdFileDays one = new HouseholdFileDays(1, 1, HouseholdsFile.Form.WIDE);
    Path file = scratch.resolve("one.csv");
    one.file().write(file, one.form(), done -> {});
    try (DuckDb database = new DuckDb(folder.resolve("duckdb"))) {
      database.start();
      database.load(file, one.form());
    }
  }
}
