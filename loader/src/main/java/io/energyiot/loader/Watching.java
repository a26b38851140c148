package io.energyiot.loader;

import io.energyiot.load.file.WatchedFolder;
import io.energyiot.model.Interval;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.RepeatPolicy;
import io.energyiot.store.queue.LoadOrigin;
import io.energyiot.store.queue.LoadQueue;
import io.energyiot.store.queue.LoaderJob;
import io.energyiot.store.queue.QueuedLoad;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Queues the files that arrive in a folder, one after the other, and moves each when its load has
 * ended. One whose load failed for another reason than the file stays, and is loaded again.
 */
final class Watching implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Watching.class);
  private static final long LOOK_MILLIS = 500;
  private static final long PAUSE_MILLIS = 30_000;

  private final Path folder;
  private final int settleSeconds;
  private final EnergyStore store;

  Watching(Path folder, int settleSeconds, EnergyStore store) {
    this.folder = folder;
    this.settleSeconds = settleSeconds;
    this.store = store;
  }

  /** Watches until it is interrupted. */
  @Override
  public void run() {
    LOG.info("watching {}", folder);
    while (!Thread.currentThread().isInterrupted()) {
      try {
        WatchedFolder watched = new WatchedFolder(folder, settleSeconds);
        Path file = watched.next();
        LoadReceipt last = awaited(queued(file));
        if (last.state() == LoadState.FAILED && !isOfTheFile(last)) {
          LOG.warn("{} stays where it is: {}", file, last.error());
          Thread.sleep(PAUSE_MILLIS);
        } else {
          LOG.info("{}", watched.move(file, last.state() == LoadState.DONE && !hasFailed(last)));
        }
      } catch (EnergyException e) {
        LOG.warn("{}; tried again", e.getMessage());
        pause();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The load of a file; one that an earlier process has queued goes on. */
  private UUID queued(Path file) {
    LoadQueue queue = store.loadQueue();
    LoaderJob job =
        new LoaderJob(
            List.of(file.toString()),
            null,
            LoadReceipt.thisMachine(),
            null,
            Interval.QUARTER_HOUR,
            null,
            null,
            RepeatPolicy.SKIP,
            false,
            LoadOrigin.WATCHED);
    Optional<QueuedLoad> known =
        queue.all().stream()
            .filter(each -> each.origin() == LoadOrigin.WATCHED)
            .flatMap(each -> queue.find(each.id()).stream())
            .filter(each -> each.job().equals(job))
            .findFirst();
    return known.map(QueuedLoad::id).orElseGet(() -> queue.add(job).id());
  }

  private LoadReceipt awaited(UUID id) throws InterruptedException {
    while (true) {
      LoadReceipt receipt = store.loads().find(id).orElseThrow();
      if (receipt.state().hasEnded()) {
        return receipt;
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /** A load fails without an error of its own if its file can't be read. */
  private static boolean isOfTheFile(LoadReceipt last) {
    return last.error() == null;
  }

  private static boolean hasFailed(LoadReceipt last) {
    return last.files().stream().anyMatch(file -> file.state() == FileState.FAILED);
  }
}
