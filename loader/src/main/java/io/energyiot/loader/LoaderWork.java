package io.energyiot.loader;

import io.energyiot.load.LoadBounds;
import io.energyiot.load.LoadOptions;
import io.energyiot.load.Loader;
import io.energyiot.load.progress.LoadListener;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.queue.LoadFolders;
import io.energyiot.store.queue.LoadQueue;
import io.energyiot.store.queue.LoadQueue.Claim;
import io.energyiot.store.queue.LoaderJob;
import io.energyiot.store.queue.QueueEntry;
import io.energyiot.store.queue.QueuedLoad;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the loads of the queue, one after the other, and what a loader does between them. */
final class LoaderWork implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(LoaderWork.class);
  private static final long LOOK_MILLIS = 500;
  private static final long PAUSE_MILLIS = 2_000;

  private final EnergyStore store;
  private final LoadQueue queue;
  private final Loader loader;
  private final LoadOptions usual;
  private final LoadFolders folders;
  private final LoadBounds bounds;
  private final UUID name;
  private final Leisure leisure;
  private final Uploads uploads;
  private final String machine = LoadReceipt.thisMachine();
  private final Map<UUID, Followed> followed = new ConcurrentHashMap<>();
  private final Semaphore news = new Semaphore(0);
  private volatile JobRun running;
  private volatile boolean ending;

  /**
   * @param usual the options that a job does not name
   * @param bounds of jobs of requests
   * @param name of this loader, which only one process has at a time
   */
  LoaderWork(
      EnergyStore store,
      Loader loader,
      LoadOptions usual,
      LoadFolders folders,
      LoadBounds bounds,
      UUID name,
      Leisure leisure) {
    this.store = store;
    this.queue = store.loadQueue();
    this.loader = loader;
    this.usual = usual;
    this.folders = folders;
    this.bounds = bounds;
    this.name = name;
    this.leisure = leisure;
    this.uploads = new Uploads(usual.folder());
  }

  /** Works until {@link #end}. */
  @Override
  public void run() {
    while (!ending) {
      try {
        Optional<QueuedLoad> next = claimed();
        if (next.isPresent()) {
          leisure.end();
          work(next.get());
        } else if (!leisure.use()) {
          uploads.clear(queue);
          await(LOOK_MILLIS);
        }
      } catch (EnergyException e) {
        LOG.warn("{}; tried again", e.getMessage());
        await(PAUSE_MILLIS);
      }
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

  private Optional<QueuedLoad> claimed() {
    return queue.all().stream()
        .filter(each -> each.isFor(machine))
        .filter(this::claim)
        .findFirst()
        .flatMap(each -> queue.find(each.id()));
  }

  /** A claim by this loader's name is that of a process that has died: this one has none now. */
  private boolean claim(QueueEntry load) {
    if (load.holder() == null) {
      return queue.claim(load.id(), name);
    }
    return load.holder().equals(name) && queue.renew(load.id(), name) != Claim.LOST;
  }

  private void work(QueuedLoad load) {
    UUID id = load.id();
    Optional<LoadReceipt> known = store.loads().find(id);
    Optional<LoadReceipt> last = known.filter(receipt -> receipt.state().hasEnded());
    if (last.isPresent()) { // a loader died before it took the load out of the queue
      queue.remove(id, name);
    } else if (load.cancelled()) {
      LoadReceipt receipt = known.orElseGet(() -> LoadReceipt.queued(id, load.job().route()));
      last = Optional.of(queue.endCancelled(receipt, name));
    } else {
      last = done(load);
    }
    last.ifPresent(receipt -> tell(load, receipt));
  }

  private Optional<LoadReceipt> done(QueuedLoad load) {
    LOG.info("load {} of {} begins", load.id(), load.job().shown());
    running = new JobRun(store, loader, usual, folders, bounds, load, name);
    if (ending) {
      running.end();
    }
    try {
      LoadListener listener =
          now -> Optional.ofNullable(followed.get(load.id())).ifPresent(each -> each.at(now));
      Optional<LoadReceipt> last = running.run(listener);
      if (last.isEmpty() && !ending) {
        await(PAUSE_MILLIS);
      }
      return last;
    } finally {
      running = null;
    }
  }

  private void tell(QueuedLoad load, LoadReceipt last) {
    LOG.info("load {} is {}", load.id(), last.state().text());
    uploads.delete(load.job());
    Optional.ofNullable(followed.remove(load.id())).ifPresent(each -> each.end(last));
  }

  /** Queues a load of this machine; {@link #follow} tells how far it is. */
  UUID add(LoaderJob job) {
    UUID id = queue.add(job).id();
    watch(id);
    news.release();
    return id;
  }

  /** Begins to note how far a load is, for {@link #follow}. */
  void watch(UUID id) {
    followed.put(id, new Followed());
  }

  /** The load of an {@link #add}; empty if it has ended already. */
  Optional<Followed> follow(UUID id) {
    return Optional.ofNullable(followed.get(id));
  }

  /** Ends the interest in a load, which goes on. */
  void forget(UUID id) {
    followed.remove(id);
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
