package io.energyiot.cli.load;

import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.TaskProgress;
import io.energyiot.load.LoadResult;
import io.energyiot.model.error.EnergyException;
import io.energyiot.platform.AnalyticsProcess;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadProgress;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A load by Spark. What becomes of it is in the store, also while it runs. */
final class SparkLoad {
  private static final long LOOK_MILLIS = 500;

  private final SystemOptions options;
  private final EnergyStore store;
  private final UUID id = LoadReceipt.newId();
  private final Path folder;

  SparkLoad(SystemOptions options, EnergyStore store) {
    this.options = options;
    this.store = store;
    this.folder = LoadChoices.folder(options.folder()).resolve(id.toString()).toAbsolutePath();
  }

  /**
   * Loads files.
   *
   * @param paths URIs, or paths, which every machine of the cluster must have
   * @param rejects takes the lists of rejects: a URI; empty for this machine's folder of the load
   * @param choices how, by the names that the job has for it
   * @throws EnergyException if nothing was begun
   */
  LoadResult load(List<String> paths, Optional<String> rejects, Map<String, String> choices) {
    Map<String, String> request = new HashMap<>(choices);
    request.put("job", "load");
    request.put("id", id.toString());
    request.put("paths", paths.stream().map(SparkLoad::whole).collect(Collectors.joining("\n")));
    request.put("rejects", rejects.map(SparkLoad::whole).orElse(folder.toString()));
    try (TaskProgress bar = TaskProgress.ofPhases()) {
      runShown(request, bar);
      return result(null);
    } catch (EnergyException e) {
      return result(e);
    }
  }

  private void runShown(Map<String, String> request, TaskProgress bar) {
    ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    Future<?> looking =
        looks.scheduleWithFixedDelay(
            () -> show(bar), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    try {
      options.analytics(request, Writer.nullWriter(), AnalyticsProcess.JobProgress.SILENT);
    } finally {
      looking.cancel(true);
      looks.shutdownNow();
    }
  }

  private LoadResult result(EnergyException failure) {
    Optional<LoadReceipt> receipt = store.loads().find(id);
    if (failure == null) {
      return new LoadResult(receipt.orElseThrow(), folder, null);
    }
    return new LoadResult(ended(receipt.orElseThrow(() -> failure), failure), folder, failure);
  }

  /** If Spark's process was killed, it could not say itself that it does not go on. */
  private LoadReceipt ended(LoadReceipt receipt, EnergyException failure) {
    if (receipt.state() != LoadState.RUNNING) {
      return receipt;
    }
    String why = failure.getMessage() + " [" + failure.code() + "]";
    LoadReceipt failed = receipt.failedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS), why);
    store.loads().save(failed);
    return failed;
  }

  private void show(TaskProgress bar) {
    store.loads().find(id).map(LoadReceipt::progress).ifPresent(now -> show(bar, now));
  }

  private static void show(TaskProgress bar, LoadProgress now) {
    bar.at(LoadText.doing(now.phase()), now.readingsPerSecond(), now.eta());
  }

  private static String whole(String path) {
    return path.matches("[a-z][a-z0-9+.-]+:.*") ? path : Path.of(path).toAbsolutePath().toString();
  }
}
