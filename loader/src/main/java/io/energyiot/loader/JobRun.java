package io.energyiot.loader;

import io.energyiot.load.LoadBounds;
import io.energyiot.load.LoadOptions;
import io.energyiot.load.LoadResult;
import io.energyiot.load.LoadTask;
import io.energyiot.load.Loader;
import io.energyiot.load.file.InputStreams;
import io.energyiot.load.progress.LoadListener;
import io.energyiot.load.read.RejectLimit;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.queue.LoadFolders;
import io.energyiot.store.queue.LoadOrigin;
import io.energyiot.store.queue.LoadQueue;
import io.energyiot.store.queue.LoadQueue.Claim;
import io.energyiot.store.queue.LoaderJob;
import io.energyiot.store.queue.QueuedLoad;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One load that this loader has claimed. While it runs on a thread of its own, the claim is renewed
 * every second. The load is interrupted when it is cancelled, when the claim is lost, or when the
 * loader ends.
 */
final class JobRun {
  private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);
  private static final long RENEW_MILLIS = 1_000;
  private static final int MAX_ATTEMPTS = 5;

  private final EnergyStore store;
  private final LoadQueue queue;
  private final Loader loader;
  private final LoadOptions usual;
  private final LoadFolders folders;
  private final LoadBounds bounds;
  private final QueuedLoad load;
  private final UUID holder;
  private final JobLog log;
  private volatile Claim claim = Claim.HELD;
  private volatile boolean ending;

  /**
   * @param usual the options that the job does not name
   * @param bounds of jobs of requests
   * @param holder the name of this loader, which has claimed the load
   */
  JobRun(
      EnergyStore store,
      Loader loader,
      LoadOptions usual,
      LoadFolders folders,
      LoadBounds bounds,
      QueuedLoad load,
      UUID holder) {
    this.store = store;
    this.queue = store.loadQueue();
    this.loader = loader;
    this.usual = usual;
    this.folders = folders;
    this.bounds = bounds;
    this.load = load;
    this.holder = holder;
    this.log = new JobLog(store.loads());
  }

  /** Interrupts the load, which is then done again later. From any thread. */
  void end() {
    ending = true;
  }

  /**
   * Does the load, unless its loaders died of it again and again.
   *
   * @return its last receipt; empty if it is to be done again, by this loader or another one
   */
  Optional<LoadReceipt> run(LoadListener listener) {
    renewNow();
    if (load.attempts() >= MAX_ATTEMPTS) {
      return outcome(
          failed(
              new EnergyException(
                  ErrorCode.INTERNAL,
                  "the loader died %d times while it did this load; see its log"
                      .formatted(load.attempts()))));
    }
    queue.begin(load.id(), holder, load.attempts() + 1);
    CompletableFuture<LoadResult> done = new CompletableFuture<>();
    Thread thread = new Thread(() -> done.complete(result(listener)), "load");
    thread.setUncaughtExceptionHandler((itself, failure) -> done.completeExceptionally(failure));
    thread.start();
    return outcome(awaited(done, thread));
  }

  private LoadResult result(LoadListener listener) {
    try {
      return loader.load(task(), listener);
    } catch (EnergyException e) { // before it began
      return failed(e);
    }
  }

  private LoadTask task() {
    LoaderJob job = load.job();
    LoadOptions options =
        new LoadOptions(
            job.zone() == null ? store.zone().id() : job.zone(),
            job.interval(),
            usual.folder(),
            usual.sstables(),
            Optional.ofNullable(job.route()),
            usual.threads(),
            usual.memory(),
            job.maxRejects() == null ? RejectLimit.none() : RejectLimit.parse(job.maxRejects()),
            job.repeats(),
            job.dryRun());
    boolean restricted = job.origin() == LoadOrigin.REQUEST;
    List<String> paths =
        restricted ? new AllowedFiles(folders, bounds.files()).of(job.paths()) : job.paths();
    SentFile.requireWhole(job);
    Path base = job.base() == null ? null : Path.of(job.base());
    paths.forEach(path -> requireFile(base == null ? path : base.resolve(path).toString()));
    boolean bounded = restricted || job.origin() == LoadOrigin.UPLOAD;
    return new LoadTask(
        load.id(),
        paths,
        base,
        options,
        log,
        this::requireStoring,
        bounded ? bounds : LoadBounds.NONE);
  }

  /** A pipe that nobody writes to would be waited for without end. */
  private static void requireFile(String path) {
    if (InputStreams.isMeant(path)) {
      throw new EnergyException(
          ErrorCode.FILE_UNREADABLE,
          path + " is no file; ./energy load --here loads from pipes and devices");
    }
  }

  private void requireStoring() {
    claim = queue.beginStoring(load.id(), holder);
    if (claim != Claim.HELD) {
      log.stop();
      throw new EnergyException(
          ErrorCode.LOAD_CANCELLED, "the load was cancelled, or is another's");
    }
  }

  private LoadResult awaited(CompletableFuture<LoadResult> done, Thread thread) {
    boolean stopped = false;
    while (true) {
      try {
        return done.get(RENEW_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        renew();
        if (!stopped && (ending || claim != Claim.HELD)) {
          stopped = true;
          log.stop();
          thread.interrupt();
          loader.killWriter();
        }
      } catch (InterruptedException e) {
        ending = true; // the loader ends
      } catch (ExecutionException e) {
        return defect(e.getCause());
      }
    }
  }

  private LoadResult defect(Throwable cause) {
    LOG.error("a defect in load {}", load.id(), cause);
    return failed(new EnergyException(ErrorCode.INTERNAL, "a defect; see the loader's log", cause));
  }

  private LoadResult failed(EnergyException failure) {
    String why = failure.getMessage() + " [" + failure.code() + "]";
    LoadReceipt failed =
        LoadReceipt.queued(load.id(), load.job().route()).failedAt(LoadReceipt.now(), why);
    return new LoadResult(failed, usual.folder(), failure);
  }

  private void renew() {
    try {
      renewNow();
    } catch (EnergyException e) {
      LOG.warn("the claim on load {} can't be renewed now: {}", load.id(), e.getMessage());
    }
  }

  private void renewNow() {
    if (claim == Claim.HELD) {
      long asked = System.nanoTime();
      claim = queue.renew(load.id(), holder);
      if (claim == Claim.HELD) {
        log.held(asked);
      }
    }
  }

  private Optional<LoadReceipt> outcome(LoadResult result) {
    log.stop();
    renewNow();
    if (claim == Claim.LOST) {
      LOG.warn("load {} is another loader's by now; nothing more was stored here", load.id());
      return Optional.empty();
    }
    if (claim == Claim.CANCELLED) {
      return Optional.of(queue.endCancelled(result.receipt(), holder));
    }
    if (isToBeDoneAgain(result.failure())) {
      store.loads().save(result.receipt().requeuedAt(LoadReceipt.now()));
      queue.giveBack(load.id(), holder);
      return Optional.empty();
    }
    store.loads().save(result.receipt());
    queue.remove(load.id(), holder);
    return Optional.of(result.receipt());
  }

  /** Whether the load did not end by itself, so that its receipt is not its last one. */
  private boolean isToBeDoneAgain(EnergyException failure) {
    return failure != null
        && (failure.code() == ErrorCode.CASSANDRA_UNAVAILABLE
            || (ending && failure.code() == ErrorCode.LOAD_INTERRUPTED));
  }
}
