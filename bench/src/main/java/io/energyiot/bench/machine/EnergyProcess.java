package io.energyiot.bench.machine;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.Energy;
import io.energyiot.cli.output.Output;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the {@code energy} command as a user does: by its script or, if the build has none, in the
 * same way as the script.
 *
 * @param folder the data folder, which also takes what the command prints
 */
public record EnergyProcess(Path folder) {

  /**
   * The result of a run.
   *
   * @param document the JSON that it printed
   * @param took from its start to its end
   * @param peakBytes the memory that it and its children held at most; 0 if unknown
   */
  public record Done(JsonNode document, Duration took, long peakBytes) {
    /** How long it took, seconds. */
    public double seconds() {
      return took.toNanos() / 1e9;
    }
  }

  /**
   * What a run without {@code --json} printed.
   *
   * @param took from its start to its end
   */
  public record Printed(String text, Duration took) {
    /** How long it took, seconds. */
    public double seconds() {
      return took.toNanos() / 1e9;
    }
  }

  /**
   * Runs a command with {@code --data} and {@code --json}.
   *
   * @param command its name, or two with a blank between them such as {@code devices import}
   * @throws BenchException if it fails
   */
  public Done run(String command, String... arguments) {
    PeakMemory memory = new PeakMemory();
    List<String> all = new ArrayList<>(List.of("--json"));
    all.addAll(List.of(arguments));
    Path out = folder.resolve(command + ".json");
    Duration took = execute(command, all, out, memory);
    return new Done(Output.parse(read(out).getBytes(StandardCharsets.UTF_8)), took, memory.bytes());
  }

  /**
   * Runs a command with {@code --data}.
   *
   * @throws BenchException if it fails
   */
  public Printed print(String command, String... arguments) {
    Path out = folder.resolve(command + ".out");
    Duration took = execute(command, List.of(arguments), out, new PeakMemory());
    return new Printed(read(out), took);
  }

  private Duration execute(String command, List<String> arguments, Path out, PeakMemory memory) {
    List<String> whole = new ArrayList<>(program());
    whole.addAll(List.of(command.split(" ")));
    whole.addAll(List.of("--data", folder.toString()));
    whole.addAll(arguments);
    Path err = folder.resolve(command + ".err");
    try {
      long began = System.nanoTime();
      Process process =
          new ProcessBuilder(whole)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      int exit = await(process, memory);
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      if (exit != 0) {
        throw new BenchException(
            "energy " + command + " ends with " + exit + ":\n  " + read(err).strip());
      }
      return took;
    } catch (IOException e) {
      throw new BenchException("energy " + command + " can't be run", e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new BenchException(file + " can't be read", e);
    }
  }

  /** The program that runs commands, with its first arguments. */
  public List<String> program() {
    String root = System.getProperty("energy.root");
    if (root != null && Files.isExecutable(Path.of(root, "energy"))) {
      return List.of(Path.of(root, "energy").toString());
    }
    String home = System.getProperty("energy.home");
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseParallelGC",
        "-XX:MaxRAMPercentage=12.5",
        "-Denergy.root=" + folder,
        "-Denergy.home=" + home,
        "-cp",
        home + "/cli/*" + File.pathSeparator + home + "/cli/lib/*",
        Energy.class.getName());
  }

  private static int await(Process process, PeakMemory memory) {
    try {
      memory.follow(process);
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      throw BenchException.interrupted();
    }
  }
}
