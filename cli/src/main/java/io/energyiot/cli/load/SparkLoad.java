package io.energyiot.cli.load;

import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.TaskProgress;
import io.energyiot.jobs.Job;
import io.energyiot.load.LoadResult;
import io.energyiot.model.error.EnergyException;
import io.energyiot.platform.spark.SparkProcess;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Has Spark load files or a table. The receipt is in the store, also while the load runs. */
final class SparkLoad {
  private static final long LOOK_MILLIS = 500;

  private final SystemOptions options;
  private final EnergyStore store;
  private final Job job;
  private final UUID id;

  /**
   * @param job which loads
   * @param id of the load
   */
  SparkLoad(SystemOptions options, EnergyStore store, Job job, UUID id) {
    this.options = options;
    this.store = store;
    this.job = job;
    this.id = id;
  }

  /**
   * Loads.
   *
   * @throws EnergyException if nothing was begun
   */
  LoadResult run() {
    try (TaskProgress bar = TaskProgress.ofPhases()) {
      runShown(bar);
      return result(null);
    } catch (EnergyException e) {
      return result(e);
    }
  }

  private void runShown(TaskProgress bar) {
    ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    Future<?> looking =
        looks.scheduleWithFixedDelay(
            () -> show(bar), LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    try {
      options.analytics(job, Writer.nullWriter(), SparkProcess.JobListener.SILENT);
    } finally {
      looking.cancel(true);
      looks.shutdownNow();
    }
  }

  private LoadResult result(EnergyException failure) {
    Optional<LoadReceipt> receipt = store.loads().find(id);
    Path folder = options.folder().loads().resolve(id.toString()).toAbsolutePath();
    if (failure == null) {
      return new LoadResult(receipt.orElseThrow(), folder, null);
    }
    return new LoadResult(ended(receipt.orElseThrow(() -> failure), failure), folder, failure);
  }

  /** A process that was killed could not write down itself that the load has failed. */
  private LoadReceipt ended(LoadReceipt receipt, EnergyException failure) {
    if (receipt.state() != LoadState.RUNNING) {
      return receipt;
    }
    LoadReceipt failed = receipt.failedAt(LoadReceipt.now(), failure.text());
    store.loads().save(failed);
    return failed;
  }

  private void show(TaskProgress bar) {
    store.loads().overview(id).map(LoadReceipt::progress).ifPresent(now -> LoadText.show(bar, now));
  }
}
