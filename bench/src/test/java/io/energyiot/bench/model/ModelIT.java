package io.energyiot.bench.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.cli.Energy;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The short form of {@code ./energy bench model}, with real servers: {@code -Denergy.seed=N} does a
 * run again.
 */
class ModelIT {
  private static final String SETTINGS =
      """
      embedded.cassandra.heap = 512m
      embedded.cassandra.options = -XX:TieredStopAtLevel=1
      embedded.kafka.heap = 256m
      embedded.kafka.options = -XX:TieredStopAtLevel=1
      embedded.server.heap = 256m
      embedded.server.options = -XX:TieredStopAtLevel=1
      """;

  /** Those that wait for long, or start a process. */
  private static final String WITHOUT = "--without=undo,seal,restart,kill,killload,reread";

  @TempDir Path folder;
  @TempDir Path scratch;

  @Test
  void noAnswerDiffersFromTheModels() throws IOException {
    long seed = Long.getLong("energy.seed", System.nanoTime() & Integer.MAX_VALUE);
    System.out.println("ModelIT: -Denergy.seed=" + seed);
    Path settings = Files.writeString(scratch.resolve("energy.properties"), SETTINGS);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine bench = Energy.commandLine(new ModelBench());
    bench.setOut(new PrintWriter(out, true));
    bench.setErr(new PrintWriter(err, true));

    int exit =
        bench.execute(
            "--seed=" + seed,
            "--steps=30",
            "--minutes=1",
            "--devices=4",
            "--questions=60",
            WITHOUT,
            "--whole=0",
            "--folder=" + folder,
            "--settings=" + settings);

    assertThat(exit).as(() -> err + "\n" + out).isZero();
    assertThat(out.toString()).contains("0 differences");
  }
}
