package io.energyiot.loader;

import io.energyiot.load.file.WatchedFolder;
import io.energyiot.loader.door.DoorReply;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.platform.process.Pause;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.queue.LoadOrigin;
import io.energyiot.store.queue.LoadQueue;
import io.energyiot.store.queue.LoaderJob;
import io.energyiot.store.queue.QueuedLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queues the files that arrive in a folder, one after the other, and moves each when its load has
 * ended. The queue does a load again that fails for another reason than its file, so one that has
 * failed for good has had its chances, and its file goes to {@code failed} like any other.
 * Meanwhile others are loaded. No failure ends the watching.
 */
final class Watching implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Watching.class);
  private static final long LOOK_MILLIS = 1_000;
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final Path folder;
  private final int settleSeconds;
  private final EnergyStore store;
  private final LoaderWork work;

  /** Files whose loads have failed and rest. */
  private final Map<Path, Rest> resting = new HashMap<>();

  /**
   * @param until by {@link System#nanoTime}
   */
  private record Rest(UUID load, long until) {
    boolean isOver() {
      return System.nanoTime() - until >= 0;
    }
  }

  Watching(Path folder, int settleSeconds, EnergyStore store, LoaderWork work) {
    this.folder = folder;
    this.settleSeconds = settleSeconds;
    this.store = store;
    this.work = work;
  }

  /** Watches until it is interrupted. */
  @Override
  public void run() {
    LOG.info("watching {}", folder);
    while (!Thread.currentThread().isInterrupted()) {
      try {
        WatchedFolder watched = new WatchedFolder(real(), settleSeconds);
        Path file = watched.next(this::isDue);
        Optional<LoadReceipt> last = loaded(file);
        if (last.isPresent()) {
          move(watched, file, isGood(last.get()));
        }
      } catch (EnergyException e) {
        LOG.warn("{}; tried again", e.getMessage());
        Pause.of(PAUSE);
      } catch (RuntimeException e) {
        LOG.error("a defect of the watching of {}, which goes on", folder, e);
        Pause.of(PAUSE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The folder itself may be a symbolic link, unlike the files in it. */
  private Path real() {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new EnergyException(ErrorCode.FILE_UNREADABLE, folder + " is not a folder", e);
    }
  }

  private boolean isDue(Path file) {
    return Optional.ofNullable(resting.get(file)).map(Rest::isOver).orElse(true);
  }

  /** Returns the last receipt of a file's load; empty if that is to be waited for later. */
  private Optional<LoadReceipt> loaded(Path file) throws InterruptedException {
    FollowedLoad load = queued(file);
    try {
      return awaited(file, load);
    } finally {
      work.forget(load);
    }
  }

  /** The load of a file; one that an earlier process has queued goes on. */
  private FollowedLoad queued(Path file) {
    resting.keySet().removeIf(each -> !Files.exists(each));
    Rest rest = resting.remove(file);
    return rest == null ? queuedNow(file) : work.follow(rest.load());
  }

  private FollowedLoad queuedNow(Path file) {
    LoadQueue queue = store.loadQueue();
    LoaderJob job =
        LoaderJob.usual(List.of(file.toString()), LoadReceipt.thisMachine(), LoadOrigin.WATCHED);
    Optional<UUID> known =
        queue.all().stream()
            .filter(each -> each.origin() == LoadOrigin.WATCHED)
            .flatMap(each -> queue.find(each.id()).stream())
            .filter(each -> each.job().equals(job))
            .map(QueuedLoad::id)
            .findFirst();
    return known.map(work::follow).orElseGet(() -> work.add(job));
  }

  /** Waits for the end of a load; empty if it rests, or was lost and is to be queued again. */
  private Optional<LoadReceipt> awaited(Path file, FollowedLoad load) throws InterruptedException {
    while (true) {
      Optional<DoorReply> news = load.await(LOOK_MILLIS);
      if (news.isPresent()) {
        if (news.get() instanceof DoorReply.Ended ended) {
          return Optional.of(ended.receipt());
        }
        if (news.get() instanceof DoorReply.SetBack back) {
          long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(back.seconds());
          resting.put(file, new Rest(load.id(), until));
          return Optional.empty();
        }
      } else {
        boolean queued = store.loadQueue().contains(load.id());
        Optional<LoadReceipt> last = ended(load.id()); // later: it is written first
        if (last.isPresent() || !queued) {
          return last;
        }
      }
    }
  }

  private Optional<LoadReceipt> ended(UUID id) {
    return store
        .loads()
        .overview(id)
        .filter(known -> known.state().hasEnded())
        .map(known -> store.loads().require(id));
  }

  private static boolean isGood(LoadReceipt last) {
    return last.state() == LoadState.DONE
        && last.files().stream().noneMatch(file -> file.state() == FileState.FAILED);
  }

  /** Moves a file, however long that takes: left where it is, it would be loaded again. */
  private static void move(WatchedFolder watched, Path file, boolean good) {
    while (Files.exists(file) && !Thread.currentThread().isInterrupted()) {
      try {
        LOG.info("{}", watched.move(file, good));
      } catch (EnergyException e) {
        LOG.warn("{}; tried again", e.getMessage());
        Pause.of(PAUSE);
      }
    }
  }
}
