package io.energyiot.bench.model;

import io.energyiot.bench.machine.BenchOptions;
import io.energyiot.bench.machine.LocalSystem;
import io.energyiot.bench.machine.RunFolder;
import io.energyiot.bench.model.step.Program;
import io.energyiot.bench.model.step.World;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.Output;
import io.energyiot.cli.output.TaskProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A random program of steps against a running system and a plain model. */
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    description = {
      "Load, post, correct, overlap, erase, seal, kill and restart at random, on a system of its own,",
      "and after each step ask at random. Each answer must be, to the digit, that of a plain model",
      "that was written from the rules alone. The first difference ends it. The same seed and",
      "options on the same day do the same steps again."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:no answer differed", "1:one did, or a step failed"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy bench model --minutes 60",
      "  ./energy bench model --seed 17 --steps 40 --devices 2"
    })
public final class ModelBench implements Callable<Integer> {
  private static final long BYTES = 3_000_000_000L;
  private static final List<String> ZONES =
      List.of("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe");

  @Spec private CommandSpec command;
  @Mixin private BenchOptions options;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "10",
      description = "How long steps are done (default: 10)")
  private double minutes;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "How many steps are done, if there is time for them")
  private int steps;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "What the steps and questions follow from (default: random)")
  private Long seed;

  @Option(
      names = "--devices",
      paramLabel = "N",
      defaultValue = "6",
      description = "How many devices there are (default: 6)")
  private int devices;

  @Option(
      names = "--questions",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many questions follow a step (default: 100)")
  private int questions;

  @Option(
      names = "--today",
      paramLabel = "DATE",
      description = "The day on which the run began that is done again (default: today)")
  private LocalDate today;

  @Option(
      names = "--without",
      paramLabel = "STEP",
      split = ",",
      description = {
        "Leave out steps: post, proxy, produce, load, change, again, asnew, undo, erase,",
        "seal, restart, kill, killload, reread"
      })
  private List<String> without = List.of();

  @Option(
      names = "--whole",
      paramLabel = "N",
      defaultValue = "60",
      description = {
        "Ask for everything, by SQL and by an export, after each Nth step or so; 0 for never",
        "(default: 60)"
      })
  private int whole;

  @Option(names = "--keep-going", description = "Do not end with the first difference")
  private boolean keepGoing;

  @Override
  public Integer call() {
    if (minutes <= 0 || steps < 1 || devices < 1 || questions < 1) {
      throw new ParameterException(
          command.commandLine(), "--minutes, --steps, --devices and --questions must be positive");
    }
    return options.run(this::run);
  }

  private int run() {
    long chosen = seed == null ? new Random().nextInt(Integer.MAX_VALUE) : seed;
    ZoneId zone = ZoneId.of(ZONES.get(new Random(chosen).nextInt(ZONES.size())));
    LocalDate day = today == null ? LocalDate.now(zone) : today;
    String left = without.isEmpty() ? "" : " --without " + String.join(",", without);
    options.tell(
        "seed %d: --seed %d --today %s --devices %d --questions %d%s; storage zone %s"
            .formatted(chosen, chosen, day, devices, questions, left, zone));
    int[] status = {ExitStatus.SYSTEM_FAILED};
    RunFolder.use(
        Optional.empty(),
        options.folder(),
        BYTES,
        place -> status[0] = run(place, chosen, zone, day));
    return status[0];
  }

  private int run(RunFolder place, long chosen, ZoneId zone, LocalDate day) {
    Path data = place.data(options.settings());
    set(data, "storage.zone=" + zone.getId(), "seal.open_minutes=40000");
    try (LocalSystem system = LocalSystem.withoutLoader(data)) {
      system.start();
      try (World world = new World(system, data, zone, place.inner("files"))) {
        Program program = new Program(chosen, devices, zone, day, without);
        Check check = new Check(chosen, program, world, questions, whole, options::tell);
        Duration took = run(check);
        world.awaitSealed();
        print(chosen, check, took);
        return check.differences() == 0 ? ExitStatus.DONE : ExitStatus.SYSTEM_FAILED;
      }
    }
  }

  private Duration run(Check check) {
    long began = System.nanoTime();
    double limit = minutes * 60e9;
    try (TaskProgress bar = TaskProgress.ofPercent("steps")) {
      while (System.nanoTime() - began < limit
          && check.count() < steps
          && (keepGoing || check.differences() == 0)) {
        check.step();
        double time = (System.nanoTime() - began) / limit;
        bar.at(100 * Math.max(time, (double) check.count() / steps), check.count() + " steps");
      }
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static void set(Path data, String... lines) {
    try {
      Files.writeString(
          data.resolve("energy.properties"),
          String.join("\n", lines) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void print(long chosen, Check check, Duration took) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("seed", chosen);
    result.put("seconds", took.toSeconds());
    result.put("steps", check.steps());
    result.put("questions", check.asked());
    result.put("differences", check.differences());
    Output output = options.output();
    output.result(result);
    output.line("seed %d, %d s: %d steps", chosen, took.toSeconds(), check.count());
    check.steps().forEach((kind, count) -> output.line("  %,7d %s", count, kind));
    output.line("%,d questions", check.asked().values().stream().mapToInt(each -> each).sum());
    check.asked().forEach((kind, count) -> output.line("  %,7d %s", count, kind));
    output.line("%d differences", check.differences());
  }
}
