package io.energyiot.loader;

import io.energyiot.load.LoadResult;
import io.energyiot.load.LoadTask;
import io.energyiot.load.Loader;
import io.energyiot.load.progress.LoadListener;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.ErrorType;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.Loads;
import io.energyiot.store.queue.LoadQueue;
import io.energyiot.store.queue.LoadQueue.Claim;
import io.energyiot.store.queue.QueuedLoad;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt of a load that this loader has claimed. While it runs on a thread of its own, the
 * claim is renewed every second. The load is interrupted when it is cancelled, when the claim is
 * lost, or when the loader ends.
 */
final class JobRun {
  private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);
  private static final long RENEW_MILLIS = 1_000;
  private static final int MAX_DEATHS = 5;

  private final EnergyStore store;
  private final LoadQueue queue;
  private final Loader loader;
  private final JobTasks tasks;
  private final QueuedLoad load;
  private final UUID holder;
  private final JobLog log;
  private final boolean begunBefore;
  private final Loads receipts;
  private final Predicate<UUID> doPart;
  private volatile boolean inParts;
  private volatile Claim claim = Claim.HELD;
  private volatile boolean ending;

  /**
   * @param known the receipt of an earlier attempt; empty if there was none
   * @param holder of the claim: this loader
   * @param doPart does a part of a load that waits; false if none does
   */
  JobRun(
      EnergyStore store,
      Loader loader,
      JobTasks tasks,
      QueuedLoad load,
      Optional<LoadReceipt> known,
      UUID holder,
      Predicate<UUID> doPart) {
    this.store = store;
    this.queue = store.loadQueue();
    this.loader = loader;
    this.tasks = tasks;
    this.load = load;
    this.holder = holder;
    this.doPart = doPart;
    this.receipts = store.receipts(load);
    this.log = new JobLog(receipts, EarlierAttempt.of(load, known));
    this.begunBefore = known.filter(receipt -> !receipt.files().isEmpty()).isPresent();
  }

  /** Interrupts the load, which is then done again later. From any thread. */
  void end() {
    ending = true;
  }

  /**
   * Does the load, unless its loaders died of it again and again.
   *
   * @param begun how many of the attempts that the queue counts were of this process, which lives
   * @param failed how often the load had failed before
   */
  JobEnd run(LoadListener listener, int begun, int failed) {
    renewNow();
    int deaths = load.attempts() - begun;
    boolean isCut = !load.cut().isEmpty(); // these fail by themselves, and the load with them
    if (deaths >= MAX_DEATHS && !isCut) {
      return outcome(
          failed(
              new EnergyException(
                  ErrorCode.INTERNAL,
                  "the loader died %d times while it did this load; see its log"
                      .formatted(deaths))),
          failed);
    }
    queue.begin(load.id(), holder, load.attempts() + 1);
    LoadThread thread =
        LoadThread.start(() -> result(listener), LoadThread.PATIENCE, this::haltProcess);
    return outcome(awaited(thread), failed);
  }

  private LoadResult result(LoadListener listener) {
    try {
      inParts = true; // so that no cancellation comes between the cut and its parts
      SortedMap<Instant, String> cut = new LoadCut(store, tasks, holder).of(load);
      inParts = !cut.isEmpty();
      if (inParts) {
        LOG.info("load {} is done in {} parts", load.id(), cut.size());
        return new LoadInParts(store, load, doPart, () -> claim == Claim.CANCELLED, this::isToEnd)
            .run(cut, log, tasks.usual().folder());
      }
      LoadTask task = tasks.of(load, log, this::requireStoring);
      return load.part() == null
          ? loader.load(task, listener)
          : loader.loadPart(task, load.part().whole(), load.part().version(), listener);
    } catch (EnergyException e) { // before it began
      return failed(e);
    }
  }

  private void requireStoring() {
    log.beginStoring();
    claim = queue.beginStoring(load.id(), holder);
    if (claim != Claim.HELD) {
      log.stop();
      throw new EnergyException(
          ErrorCode.LOAD_CANCELLED, "the load was cancelled, or is another's");
    }
  }

  private LoadResult awaited(LoadThread thread) {
    while (true) {
      try {
        Optional<LoadResult> result = thread.await(RENEW_MILLIS);
        if (result.isPresent()) {
          return result.get();
        }
        renew();
        if (isToEnd() && thread.end()) {
          log.stop();
          loader.killWriter();
        }
      } catch (InterruptedException e) {
        ending = true; // the loader ends
      } catch (ExecutionException e) {
        return defect(e.getCause());
      }
    }
  }

  /** A load in parts cancels those that are not stored, and comes to its end. */
  private boolean isToEnd() {
    return ending || claim == Claim.LOST || (claim == Claim.CANCELLED && !inParts);
  }

  /** Whether this is the attempt of that load. */
  boolean isOf(UUID id) {
    return load.id().equals(id);
  }

  /** A supervisor starts the next process, which takes the load again, or ends it. */
  private void haltProcess() {
    LOG.error(
        "load {} was interrupted and does not end; this process ends, and the next one goes on",
        load.id());
    Runtime.getRuntime().halt(ErrorType.RESOURCE.exitStatus());
  }

  private LoadResult defect(Throwable cause) {
    LOG.error("a defect in load {}", load.id(), cause);
    return failed(new EnergyException(ErrorCode.INTERNAL, "a defect; see the loader's log", cause));
  }

  private LoadResult failed(EnergyException failure) {
    LoadReceipt failed =
        LoadReceipt.queued(load.id(), load.job().route())
            .failedAt(LoadReceipt.now(), failure.text());
    return new LoadResult(failed, tasks.usual().folder(), failure);
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
      ClaimMoment asked = ClaimMoment.now();
      claim = queue.renew(load.id(), holder);
      if (claim == Claim.HELD) {
        log.held(asked);
      }
    }
  }

  private JobEnd outcome(LoadResult result, int failed) {
    log.stop();
    renewNow();
    if (claim == Claim.LOST) {
      LOG.warn("load {} is another loader's by now; nothing more was stored here", load.id());
      return new JobEnd.Lost();
    }
    LoadReceipt receipt = log.whole(result.receipt());
    if (claim == Claim.CANCELLED) {
      return new JobEnd.Ended(queue.endCancelled(receipt, holder, receipts));
    }
    EnergyException failure = result.failure();
    if (failure != null && (endsWithLoader(failure) || Setbacks.mayPass(failed, failure.code()))) {
      save(receipt.requeuedAt(LoadReceipt.now()));
      queue.giveBack(load.id(), holder);
      return new JobEnd.GivenBack(Optional.of(failure).filter(each -> !endsWithLoader(each)));
    }
    save(receipt);
    queue.remove(load.id(), holder);
    return new JobEnd.Ended(receipt);
  }

  private void save(LoadReceipt receipt) {
    if (begunBefore) {
      receipts.replace(receipt);
    } else {
      receipts.save(receipt);
    }
  }

  private boolean endsWithLoader(EnergyException failure) {
    return ending && failure.code() == ErrorCode.LOAD_INTERRUPTED;
  }
}
