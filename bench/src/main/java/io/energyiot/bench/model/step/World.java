package io.energyiot.bench.model.step;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.machine.EnergyProcess;
import io.energyiot.bench.machine.LocalSystem;
import io.energyiot.bench.model.batch.Batch;
import io.energyiot.bench.model.batch.Content;
import io.energyiot.bench.model.question.Rest;
import io.energyiot.bench.model.question.Subject;
import io.energyiot.bench.model.rules.Memory;
import io.energyiot.bench.model.rules.Moments;
import io.energyiot.bench.model.rules.Piece;
import io.energyiot.cli.Energy;
import io.energyiot.cli.ingest.SealCommand;
import io.energyiot.cli.load.LoadCommand;
import io.energyiot.platform.run.ServiceStatus;
import io.energyiot.platform.service.Service;
import io.energyiot.platform.service.StartProgress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final List<Loaded> loaded = new ArrayList<>();
  private int contents;
  private int sealed;
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

  /**
   * A text that was loaded.
   *
   * @param load the id of the load that has stored it; empty if it was another one's part
   */
  record Loaded(Content content, String load) {}

  /** The texts that are loaded, in that order, without those that were taken back. */
  List<Loaded> loaded() {
    return loaded;
  }

  /** A number that no text has yet. */
  int nextContent() {
    return contents + 1;
  }

  void learn(Batch batch) {
    learn(batch, "the topic");
  }

  /** Learns what a load has stored. */
  void learn(Content content, String load) {
    contents = Math.max(contents, content.number());
    loaded.removeIf(each -> each.content().equals(content));
    loaded.add(new Loaded(content, load));
    content.batches().forEach(each -> learn(each, load));
  }

  /** Forgets what a load has stored. */
  void undo(String load) {
    loaded.removeIf(each -> each.load().equals(load));
    memory.undo(load);
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
   * @return the load's id; empty if it has skipped all
   */
  String load(List<String> arguments, String... states) {
    List<String> all = new ArrayList<>(List.of("--json"));
    all.addAll(arguments);
    JsonNode receipt = Rest.json(command(new LoadCommand(), all));
    boolean skipped = true;
    for (JsonNode file : receipt.path("files")) {
      skipped &= file.path("state").asText().equals("skipped");
      if (!List.of(states).contains(file.path("state").asText())) {
        throw new BenchException(
            "load " + arguments + " is not " + List.of(states) + ": " + receipt);
      }
    }
    return skipped ? "" : receipt.path("id").asText();
  }

  private String command(Object command, List<String> arguments) {
    CommandLine line = Energy.commandLine(command);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    int exit = line.execute(withData(arguments).toArray(String[]::new));
    if (exit != 0) {
      throw failed(line.getCommandName(), arguments, exit, out.toString() + err);
    }
    return out.toString();
  }

  private List<String> withData(List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of("--data", data.toString()));
    return all;
  }

  private static BenchException failed(
      String command, List<String> arguments, int exit, String told) {
    return new BenchException(
        "%s %s ends with %d: %s".formatted(command, String.join(" ", arguments), exit, told));
  }

  /**
   * Runs a command as a process of its own.
   *
   * @param killedAfter when it is killed, milliseconds after its start
   * @return what it printed; empty if it ended with 0
   */
  Optional<String> process(List<String> arguments, long killedAfter) {
    List<String> command = new ArrayList<>(new EnergyProcess(data).program());
    command.addAll(withData(arguments));
    Path log = files.resolve("process.log");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(killedAfter, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
      return process.exitValue() == 0 ? Optional.empty() : Optional.of(Files.readString(log));
    } catch (IOException e) {
      throw new BenchException("energy " + arguments, e);
    } catch (InterruptedException e) {
      throw BenchException.interrupted();
    }
  }

  void beginSealing(LocalDate day) {
    awaitSealed();
    List<String> arguments = List.of("--day", day.toString());
    sealed++;
    sealing = CompletableFuture.runAsync(() -> command(new SealCommand(), arguments));
  }

  /** How many days are sealed, or are being sealed. */
  int sealed() {
    return sealed;
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
    system.system().up(StartProgress.SILENT);
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
