package io.energyiot.loader;

import io.energyiot.load.Loader;
import io.energyiot.loader.door.DoorReply;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.queue.LoadQueue;
import io.energyiot.store.queue.LoadQueue.Claim;
import io.energyiot.store.queue.LoaderJob;
import io.energyiot.store.queue.QueueEntry;
import io.energyiot.store.queue.QueuedLoad;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the loads of the queue, one after the other, and what a loader does between them. No failure
 * ends it.
 */
final class LoaderWork implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(LoaderWork.class);
  private static final long LOOK_MILLIS = 500;
  private static final long PAUSE_MILLIS = 2_000;

  private final EnergyStore store;
  private final LoadQueue queue;
  private final Loader loader;
  private final JobTasks tasks;
  private final UUID holder;
  private final IdleWork idle;
  private final Uploads uploads;
  private final LoadAudit audit;
  private final String machine = LoadReceipt.thisMachine();
  private final Setbacks setbacks = new Setbacks(System::nanoTime);
  private final Set<FollowedLoad> followed = ConcurrentHashMap.newKeySet();
  private final Semaphore news = new Semaphore(0);
  private volatile JobRun running;
  private volatile boolean ending;

  /**
   * @param holder of this loader's claims, which only one process is at a time
   * @param uploads the files that requests sent
   */
  LoaderWork(
      EnergyStore store,
      Loader loader,
      JobTasks tasks,
      UUID holder,
      IdleWork idle,
      Uploads uploads,
      LoadAudit audit) {
    this.store = store;
    this.queue = store.loadQueue();
    this.loader = loader;
    this.tasks = tasks;
    this.holder = holder;
    this.idle = idle;
    this.uploads = uploads;
    this.audit = audit;
  }

  /** Works until {@link #end}. */
  @Override
  public void run() {
    while (!ending) {
      try {
        doNext();
      } catch (EnergyException e) {
        LOG.warn("{}; tried again", e.getMessage());
        await(PAUSE_MILLIS);
      } catch (RuntimeException e) {
        LOG.error("a defect of the loader, which goes on", e);
        await(PAUSE_MILLIS);
      }
    }
  }

  private void doNext() {
    Optional<UUID> next = claimed();
    if (next.isPresent()) {
      idle.loadBegins();
      store.clock().keepCurrent();
      work(next.get());
    } else if (!idle.doPiece()) {
      uploads.clear(queue);
      await(LOOK_MILLIS);
    }
  }

  private void await(long millis) {
    try {
      if (news.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
        news.drainPermits();
      }
    } catch (InterruptedException e) {
      ending = true;
    }
  }

  private Optional<UUID> claimed() {
    List<QueueEntry> all = queue.all();
    setbacks.keep(all.stream().map(QueueEntry::id).toList());
    return claimed(all);
  }

  private Optional<UUID> claimed(List<QueueEntry> loads) {
    return loads.stream()
        .filter(each -> each.isFor(machine) && setbacks.isDue(each.id()))
        .filter(this::claim)
        .map(QueueEntry::id)
        .findFirst();
  }

  /** A claim by this loader is one that its last process has left: this one has none now. */
  private boolean claim(QueueEntry load) {
    if (load.holder() == null) {
      return queue.claim(load.id(), holder);
    }
    return load.holder().equals(holder) && queue.renew(load.id(), holder) != Claim.LOST;
  }

  private void work(UUID id) {
    try {
      queue.find(id).ifPresent(this::work);
    } catch (EnergyException e) { // Cassandra has gone
      setbacks.add(id);
      throw e;
    } catch (RuntimeException e) { // its row can't be read, or a defect
      Duration rest = setbacks.add(id);
      LOG.error("load {} is left out for {} s", id, rest.toSeconds(), e);
    }
  }

  private void work(QueuedLoad load) {
    UUID id = load.id();
    Optional<LoadReceipt> known = store.receipts(load).find(id);
    Optional<LoadReceipt> last = known.filter(receipt -> receipt.state().hasEnded());
    if (isLeftOver(load)) {
      queue.remove(id, holder);
    } else if (last.isPresent()) { // a loader died before it took the load out of the queue
      queue.remove(id, holder);
      tell(load, last.get());
    } else if (load.cancelled() && load.cut().isEmpty()) {
      LoadReceipt receipt = known.orElseGet(() -> LoadReceipt.queued(id, load.job().route()));
      tell(load, queue.endCancelled(receipt, holder, store.receipts(load)));
    } else if (isOthers(load)) {
      queue.giveBack(id, holder);
      setbacks.add(id);
    } else {
      attempt(load, known);
    }
  }

  /** Whether the load that it is a part of has ended, as one that had lost its loaders. */
  private boolean isLeftOver(QueuedLoad load) {
    return load.part() != null && !queue.contains(load.part().whole());
  }

  /**
   * Whether this machine does not see the file of a part. The loader that has cut the load saw it:
   * to that one, a file that has gone is one that failed.
   */
  private boolean isOthers(QueuedLoad load) {
    JobRun whole = running;
    return load.part() != null
        && (whole == null || !whole.isOf(load.part().whole()))
        && !LoadCut.isSeen(load.job());
  }

  /** Does a part of a load that this loader holds, on the thread of that load. */
  private boolean doPart(UUID whole) {
    Optional<UUID> next = claimed(queue.parts(whole));
    next.ifPresent(this::work);
    return next.isPresent();
  }

  private void attempt(QueuedLoad load, Optional<LoadReceipt> known) {
    UUID id = load.id();
    LOG.info("load {} of {} begins", id, load.job().shown());
    int begun = setbacks.begun(id);
    setbacks.begins(id);
    JobRun whole = running; // if this is a part
    JobRun run = new JobRun(store, loader, tasks, load, known, holder, this::doPart);
    running = whole == null ? run : whole;
    if (ending) {
      run.end();
    }
    try {
      JobEnd end = run.run(now -> tell(id, new DoorReply.Running(now)), begun, setbacks.failed(id));
      if (end instanceof JobEnd.Ended ended) {
        audit.note(id);
        tell(load, ended.last());
      } else if (end instanceof JobEnd.GivenBack back) {
        setbacks.givenBack(id);
        back.failure().ifPresent(failure -> setBack(id, failure));
      }
    } finally {
      running = whole;
    }
  }

  private void setBack(UUID id, EnergyException failure) {
    long seconds = setbacks.add(id).toSeconds();
    LOG.warn("load {} is done again in {} s: {}", id, seconds, failure.text());
    tell(id, new DoorReply.SetBack(failure.text(), seconds));
  }

  private void tell(QueuedLoad load, LoadReceipt last) {
    String why = last.error() == null ? "" : ": " + last.error();
    LOG.info("load {} is {}{}", load.id(), last.state().text(), why);
    uploads.end(load, last);
    tell(load.id(), new DoorReply.Ended(last, folder(load.id())));
  }

  private void tell(UUID id, DoorReply reply) {
    followed.stream().filter(each -> each.id().equals(id)).forEach(each -> each.tell(reply));
  }

  /** Where a load has its rejects files. */
  String folder(UUID id) {
    Path loads = tasks.usual().folder();
    return loads.resolve(id.toString()).toString();
  }

  /** Queues a load of this machine, and follows it. */
  FollowedLoad add(LoaderJob job) {
    store.clock().keepCurrent(); // its receipt must not seem older than it is
    FollowedLoad load = follow(queue.add(tasks.shared(job)).id());
    news.release();
    return load;
  }

  /** Follows a load, to be {@link #forget}. News come only while this loader does it. */
  FollowedLoad follow(UUID id) {
    FollowedLoad load = new FollowedLoad(id);
    followed.add(load);
    return load;
  }

  /** Ends the interest in a load, which goes on. */
  void forget(FollowedLoad load) {
    followed.remove(load);
  }

  /** Ends the work. A load that runs is interrupted, and done again by the next loader. */
  void end() {
    ending = true;
    JobRun now = running;
    if (now != null) {
      now.end();
    }
    news.release();
  }
}
