package io.energyiot.cli.load;

import io.energyiot.cli.access.CommandAudit;
import io.energyiot.cli.machine.Stoppable;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.ExitStatus;
import io.energyiot.cli.output.TaskProgress;
import io.energyiot.jobs.Job;
import io.energyiot.load.LoadResult;
import io.energyiot.load.Loader;
import io.energyiot.load.file.InputStreams;
import io.energyiot.load.file.WatchedFolder;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.queue.LoaderJob;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Loads files of readings. */
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = {
      "Load files of readings.",
      "",
      "The files have the long form",
      "  device_id,metric_time,metric_name,metric_value",
      "or the wide form",
      "  device_id,date,metric_name,v1,v2,...,v96",
      "with or without a header, plain or as .gz, .zst or .zip. The first line tells "
          + "which form it is. A line that breaks a rule goes to a rejects file; the others "
          + "are loaded. A file that was loaded before is skipped. If a load is cut off, the "
          + "next one finishes it.",
      "",
      "The loader that ./energy up has started does the load, after those that were queued "
          + "before. It goes on if this command ends."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all files are loaded",
      "1:the system failed; load them again",
      "2:a file can't be read or has neither form, or there are too many rejects",
      "3:loaded, but some lines were rejected"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./energy load sensordata2016-03-31.csv",
      "  ./energy load --zone Europe/Berlin --json monday.csv.gz tuesday.csv.gz",
      "  ./energy load --dry-run --max-rejects 0.1%% /data/nightly",
      "  ./energy load --here --memory 4g /data/nightly",
      "  ./energy load --watch /data/incoming",
      "  ./energy load --spark s3a://head-end/2026-01-15/ --rejects-to s3a://head-end/rejects"
    })
public final class LoadCommand implements Callable<Integer> {
  @Mixin private SystemOptions options;
  @Mixin private LoadChoices choices;
  @Spec private CommandSpec command;

  @Option(
      names = "--watch",
      paramLabel = "DIR",
      description =
          "Load files that arrive in DIR, until interrupted, and move them to DIR/done or "
              + "DIR/failed. A file counts as complete when it has not changed for --settle "
              + "seconds. Files whose names begin with a point or end with .tmp, .part, "
              + ".partial or .filepart are left alone.")
  private Path watch;

  @Option(
      names = "--settle",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description = "For --watch: how long a file must stay unchanged (default: 5)")
  private int settle;

  @Option(
      names = "--here",
      description =
          "Load within this command's own process. So does a load without a loader, of a pipe or "
              + "standard input, and with --memory or --watch")
  private boolean here;

  @Option(
      names = "--spark",
      description =
          "Load with Spark, on the cluster that spark.master names. Each task loads a file, "
              + "by CQL. PATH may also be a URI such as s3a://bucket/night/*.gz; any other path "
              + "must lead to the same files on every machine. --max-rejects applies to each file.")
  private boolean spark;

  @Option(
      names = "--rejects-to",
      paramLabel = "URI",
      description = "With --spark: the folder for rejects files (default: on this machine)")
  private String rejectsTo;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Files, folders, or patterns such as 'night/*.csv'; - is standard input")
  private List<String> paths = List.of();

  @Override
  public Integer call() {
    failOnMistake(
        paths.isEmpty() == (watch == null), "name the files to load, or --watch a folder");
    failOnMistake(rejectsTo != null && !spark, "--rejects-to needs --spark");
    failOnMistake(watch != null && spark, "--watch and --spark can't be combined");
    failOnMistake(here && spark, "--here and --spark can't be combined");
    if (spark) {
      return loadBySpark();
    }
    boolean byLoader = !here && watch == null && !choices.hasMemory() && areForLoader();
    Optional<LoaderVisit> visit = byLoader ? LoaderVisit.of(options) : Optional.empty();
    return visit.isPresent() ? loadByLoader(visit.get()) : loadHere(byLoader);
  }

  /** The loader sees neither this command's standard input nor its pipes, also as files. */
  private boolean areForLoader() {
    return LoaderJob.isFit(paths) && paths.stream().noneMatch(LoadCommand::isOwn);
  }

  /** Below these, a path means something else to every process. */
  private static boolean isOwn(String path) {
    Path whole = Path.of(path).toAbsolutePath().normalize();
    return InputStreams.isMeant(path) || whole.startsWith("/dev") || whole.startsWith("/proc");
  }

  private int loadByLoader(LoaderVisit visit) {
    try (visit) {
      return Stoppable.run(
          () -> {
            LoadResult result = visit.load(choices.job(paths));
            tell(result);
            return status(result);
          },
          visit::sayFarewell);
    }
  }

  /**
   * Loads in this process.
   *
   * @param instead of the loader, which was meant to do it
   */
  private int loadHere(boolean instead) {
    Settings settings = options.runningSettings();
    if (instead) {
      command
          .commandLine()
          .getErr()
          .println("energy: no loader runs; this command loads by itself");
    }
    try (EnergyStore store = EnergyStore.open(settings);
        Loader loader = new Loader(store, choices.of(options, settings, store))) {
      Consumer<LoadResult> noted = each -> note(settings, store, each);
      return Stoppable.run(() -> watch == null ? load(loader, noted) : watch(loader, noted));
    }
  }

  private int load(Loader loader, Consumer<LoadResult> noted) {
    LoadResult result = loadWithProgress(loader, paths);
    noted.accept(result);
    tell(result);
    tellIfInterrupted(result);
    return status(result);
  }

  /** At once: the program ends as soon as the load has. */
  private void tellIfInterrupted(LoadResult result) {
    if (result.failure() != null && result.failure().code() == ErrorCode.LOAD_INTERRUPTED) {
      command.commandLine().getErr().println("energy: " + result.failure().getMessage());
      command.commandLine().getErr().flush();
    }
  }

  private void failOnMistake(boolean mistaken, String what) {
    if (mistaken) {
      throw new ParameterException(command.commandLine(), what);
    }
  }

  private int loadBySpark() {
    Job.Load job =
        choices.ofSpark(
            command.commandLine(), options.folder().loads(), paths, Optional.ofNullable(rejectsTo));
    Settings settings = options.runningSettings();
    try (EnergyStore store = EnergyStore.open(settings)) {
      LoadResult result = new SparkLoad(options, store, job, job.id()).run();
      note(settings, store, result);
      tell(result);
      return status(result);
    }
  }

  private void note(Settings settings, EnergyStore store, LoadResult result) {
    if (!choices.isDryRun()) {
      CommandAudit.note(settings, store, "load", result.receipt().id().toString());
    }
  }

  /** Loads files with a progress bar. */
  static LoadResult loadWithProgress(Loader loader, List<String> paths) {
    try (TaskProgress bar = TaskProgress.ofPhases()) {
      return loader.load(paths, now -> LoadText.show(bar, now));
    }
  }

  private void tell(LoadResult result) {
    tell(result, options, command);
  }

  /** Shows what a load has done, and writes its receipt beside its rejects. */
  static void tell(LoadResult result, SystemOptions options, CommandSpec command) {
    LoadText.print(result.receipt(), options.output());
    options.output().result(LoadDocument.of(result.receipt(), Instant.now()));
    ReceiptFile.write(result);
    result.receipt().files().stream()
        .filter(file -> file.error() != null)
        .forEach(file -> command.commandLine().getErr().println("energy: " + file.error()));
  }

  /** The exit status after a load. */
  static int status(LoadResult result) {
    if (result.failure() != null) {
      throw result.failure();
    }
    if (result.hasFailedFiles()) {
      return ExitStatus.USER_MISTAKE;
    }
    return result.hasRejects() ? ExitStatus.DONE_WITH_REJECTS : ExitStatus.DONE;
  }

  private int watch(Loader loader, Consumer<LoadResult> noted) {
    WatchedFolder folder = new WatchedFolder(watch, settle);
    PrintWriter err = command.commandLine().getErr();
    err.println(
        "watching " + watch + " for files, which go to done or failed there; Ctrl-C ends it");
    while (true) {
      Path file = folder.next();
      LoadResult result = loadWithProgress(loader, List.of(file.toString()));
      noted.accept(result);
      tell(result);
      if (result.failure() != null && !isOfTheFile(result)) {
        throw result.failure(); // the file stays where it is, to be loaded next time
      }
      err.println(folder.move(file, result.failure() == null && !result.hasFailedFiles()));
    }
  }

  private static boolean isOfTheFile(LoadResult result) {
    return ExitStatus.of(result.failure().code()) == ExitStatus.USER_MISTAKE;
  }
}
