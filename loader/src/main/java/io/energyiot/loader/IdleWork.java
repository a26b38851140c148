package io.energyiot.loader;

import io.energyiot.load.LoadOptions;
import io.energyiot.load.LoadPermit;
import io.energyiot.load.LoadTask;
import io.energyiot.load.Loader;
import io.energyiot.load.progress.LoadListener;
import io.energyiot.load.progress.LoadLog;
import io.energyiot.model.error.EnergyException;
import io.energyiot.store.load.LoadReceipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the loader does when there is no load. After its start it warms up: it starts the process
 * that writes SSTables and loads a made-up file into nothing, again and again, so that its code is
 * compiled; the file grows as the code gets faster. After loads it gives memory back. A load that
 * comes waits for a fraction of a second.
 */
final class IdleWork {
  private static final Logger LOG = LoggerFactory.getLogger(IdleWork.class);

  /** The first requests to a server that starts beside this process are quicker without us. */
  private static final Duration DELAY = Duration.ofSeconds(20);

  private static final Duration REST = Duration.ofSeconds(10);
  private static final int FIRST_DEVICES = 30;
  private static final int MAX_DEVICES = 1_000;
  private static final int QUARTERS = 96;

  private final Loader loader;
  private final LoadOptions dryRun;
  private final Path folder;
  private final Path log;
  private final Duration warmUp;
  private final long began = System.nanoTime();
  private long warmed;
  private int devices;
  private boolean writerStarted;
  private boolean rested = true;
  private long idleSince = began;

  /**
   * @param dryRun options that store nothing
   * @param folder for files that only this class has
   * @param log takes the output of the process that writes SSTables
   * @param warmUp how long made-up files are loaded
   */
  IdleWork(Loader loader, LoadOptions dryRun, Path folder, Path log, Duration warmUp) {
    this.loader = loader;
    this.dryRun = dryRun;
    this.folder = folder;
    this.log = log;
    this.warmUp = warmUp;
  }

  /**
   * Does a short piece of work.
   *
   * @return whether there may be more
   */
  boolean doPiece() {
    if (since(began) < DELAY.toNanos()) {
      return false;
    }
    try {
      if (!writerStarted) {
        writerStarted = true;
        startWriter();
        return true;
      }
      if (warmed < warmUp.toNanos()) {
        long start = System.nanoTime();
        warmUp();
        warmed += System.nanoTime() - start;
        return true;
      }
    } catch (IOException | EnergyException e) {
      LOG.warn("the loader can't warm up before its first load", e);
      warmed = warmUp.toNanos();
    }
    rest();
    return false;
  }

  /** A load begins. */
  void loadBegins() {
    rested = false;
    idleSince = Long.MAX_VALUE;
    writerStarted = true;
  }

  /** Some time after the last load, memory goes back to the system. */
  private void rest() {
    if (idleSince == Long.MAX_VALUE) {
      idleSince = System.nanoTime();
    }
    if (!rested && since(idleSince) > REST.toNanos()) {
      rested = true;
      System.gc();
      writerStarted = false; // a load that was interrupted has killed the writer
    }
  }

  private static long since(long nanos) {
    return System.nanoTime() - nanos;
  }

  private void startWriter() throws IOException {
    loader.startWriter(folder.resolve("preparation"), log);
  }

  private void warmUp() throws IOException {
    Path file = folder.resolve("warm-up.csv");
    int next = Math.min(Math.max(FIRST_DEVICES, 2 * devices), MAX_DEVICES);
    if (next > devices) {
      devices = next;
      Files.writeString(file, text(devices));
    }
    loader.load(
        new LoadTask(
            LoadReceipt.newId(),
            List.of(file.toString()),
            null,
            dryRun,
            LoadLog.NONE,
            LoadPermit.GIVEN),
        LoadListener.NONE);
  }

  private static String text(int devices) {
    StringBuilder text = new StringBuilder();
    for (int device = 0; device < devices; device++) {
      for (int quarter = 0; quarter < QUARTERS; quarter++) {
        text.append(
            String.format(
                Locale.ROOT,
                "W%d,2026-01-15 %02d:%02d:00,KWH,0.%03d%n",
                device,
                quarter / 4,
                quarter % 4 * 15,
                (device * 31 + quarter * 17) % 1_000));
      }
    }
    return text.toString();
  }
}
