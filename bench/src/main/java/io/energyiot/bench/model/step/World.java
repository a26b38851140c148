package io.energyiot.bench.model.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.machine.EnergyProcess;
import io.energyiot.bench.machine.LocalSystem;
import io.energyiot.bench.model.Rest;
import io.energyiot.bench.model.question.Subject;
import io.energyiot.bench.model.rules.Memory;
import io.energyiot.bench.model.rules.Moments;
import io.energyiot.bench.model.rules.Piece;
import io.energyiot.cli.Energy;
import io.energyiot.cli.ingest.SealCommand;
import io.energyiot.cli.load.LoadCommand;
import io.energyiot.platform.Progress;
import io.energyiot.platform.Service;
import io.energyiot.platform.ServiceStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** The running system and the model beside it. */
public final class World implements AutoCloseable {
  /** For so long a reader may go by what it knew of a day's state. */
  private static final int STATE_MILLIS = 300;

  private final LocalSystem system;
  private final Path data;
  private final ZoneId storage;
  private final Path files;
  private final Rest rest;
  private final Topic topic;
  private final Memory memory = new Memory();
  private final Moments moments = new Moments();
  private final List<Content> loaded = new ArrayList<>();
  private final TreeSet<String> devices = new TreeSet<>();
  private CompletableFuture<Void> sealing = CompletableFuture.completedFuture(null);

  /**
   * @param system runs
   * @param data its folder
   * @param storage its zone
   * @param files takes files that are loaded
   */
  public World(LocalSystem system, Path data, ZoneId storage, Path files) {
    this.system = system;
    this.data = data;
    this.storage = storage;
    this.files = files;
    this.rest = new Rest(system.address());
    this.topic = new Topic(system.settings());
    moments.mark();
  }

  /** What can be asked. */
  public Subject subject() {
    return new Subject(memory, moments, rest, devices, this::command, storage);
  }

  /** Does a step; its instant is between two moments. */
  public void run(Step step) {
    step.run(this);
    moments.mark();
  }

  Memory memory() {
    return memory;
  }

  Rest rest() {
    return rest;
  }

  Topic topic() {
    return topic;
  }

  Path files() {
    return files;
  }

  /** The texts that were loaded, in that order. */
  List<Content> loaded() {
    return loaded;
  }

  void learn(Batch batch) {
    learn(batch, "the topic");
  }

  void learn(Content content) {
    loaded.add(content);
    content.batches().forEach(each -> learn(each, content.number()));
  }

  private void learn(Batch batch, Object source) {
    devices.add(batch.meter().device());
    memory.learn(batch.meter(), Piece.of(moments.next(), source, batch.told()));
  }

  void awaitStored() {
    topic.awaitConsumed();
    pause(STATE_MILLIS);
  }

  /**
   * Loads files by the command.
   *
   * @param states that their receipts may have
   */
  void load(List<String> arguments, String... states) {
    List<String> all = new ArrayList<>(List.of("--json"));
    all.addAll(arguments);
    JsonNode receipt = Rest.json(command(new LoadCommand(), all));
    for (JsonNode file : receipt.path("files")) {
      if (!List.of(states).contains(file.path("state").asText())) {
        throw new BenchException(
            "load " + arguments + " is not " + List.of(states) + ": " + receipt);
      }
    }
  }

  private String command(Object command, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("--data", data.toString()));
    all.addAll(arguments);
    CommandLine line = Energy.commandLine(command);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    int exit = line.execute(all.toArray(String[]::new));
    if (exit != 0) {
      throw new BenchException(
          "%s %s ends with %d: %s%s"
              .formatted(line.getCommandName(), String.join(" ", arguments), exit, out, err));
    }
    return out.toString();
  }

  void killLoad(List<String> arguments, int afterMillis) {
    List<String> command = new ArrayList<>(new EnergyProcess(data).program());
    command.addAll(List.of("load", "--data", data.toString()));
    command.addAll(arguments);
    Path log = files.resolve("killed.log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(log.toFile())
              .redirectError(log.toFile())
              .start();
      if (!process.waitFor(afterMillis, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
      Files.delete(log);
    } catch (IOException e) {
      throw new BenchException("a loader that is to be killed", e);
    } catch (InterruptedException e) {
      throw BenchException.interrupted();
    }
  }

  void beginSealing(LocalDate day) {
    awaitSealed();
    List<String> arguments = List.of("--day", day.toString());
    sealing = CompletableFuture.runAsync(() -> command(new SealCommand(), arguments));
  }

  /** Waits until the day is sealed that is being sealed, if there is one. */
  public void awaitSealed() {
    sealing.join();
  }

  void stopServer(boolean killed) {
    ServiceStatus server =
        system.system().status().stream()
            .filter(each -> each.service() == Service.SERVER)
            .findFirst()
            .orElseThrow();
    ProcessHandle process = ProcessHandle.of(server.pid().orElseThrow()).orElseThrow();
    if (killed) {
      process.destroyForcibly();
    } else {
      process.destroy();
    }
    process.onExit().join();
  }

  void startServer() {
    system.system().up(Progress.SILENT);
    awaitStored();
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw BenchException.interrupted();
    }
  }

  @Override
  public void close() {
    try {
      awaitSealed();
    } finally {
      topic.close();
    }
  }
}
