package io.energyiot.load.progress;

import io.energyiot.model.error.EnergyException;
import io.energyiot.store.load.LoadPhase;
import io.energyiot.store.load.LoadProgress;
import io.energyiot.store.load.LoadRoute;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** Measures a load while it runs, and tells those who want to know. */
public final class LoadMonitor implements AutoCloseable {
  private static final long TOLD_MILLIS = 200;
  private static final int SAVED_EVERY = 5;
  private static final int LONGEST_SAVE_SECONDS = 30;

  private final Map<LoadPhase, Duration> finished = new EnumMap<>(LoadPhase.class);
  private final LongAdder done = new LongAdder();
  private final LongAdder readings = new LongAdder();
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "load-monitor");
            thread.setDaemon(true);
            return thread;
          });
  private final Future<?> ticking;
  private final long began = System.nanoTime();

  private LoadRoute route = LoadRoute.CQL;
  private boolean onePhase;
  private LoadPhase phase = LoadPhase.CHECK;
  private long phaseBegan = began;
  private long total;
  private double readingsPerUnit;

  /**
   * Begins to tell.
   *
   * @param saver is told once a second, in a thread of the monitor's
   */
  public LoadMonitor(LoadListener listener, Consumer<LoadMonitor> saver) {
    int[] tick = {0};
    ticking =
        ticks.scheduleAtFixedRate(
            () -> {
              listener.at(progress());
              if (++tick[0] % SAVED_EVERY == 0) {
                saveIfPossible(saver);
              }
            },
            TOLD_MILLIS,
            TOLD_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  /** The load itself will tell if Cassandra is away; what it tells of itself can wait. */
  private void saveIfPossible(Consumer<LoadMonitor> saver) {
    try {
      saver.accept(this);
    } catch (EnergyException e) {
      // the next second may be better
    }
  }

  /** Says which route the load takes, which tells how long the phases will take. */
  public synchronized void goes(LoadRoute chosen) {
    route = chosen;
  }

  /** Says that the phase that begins next is the only one. */
  public synchronized void inOnePhase() {
    onePhase = true;
  }

  /**
   * A phase begins.
   *
   * @param units how much there is to do in it
   * @param readingsEach how many readings a unit of it brings; 0 if they are told one by one
   */
  public synchronized void begin(LoadPhase next, long units, double readingsEach) {
    end();
    phase = next;
    phaseBegan = System.nanoTime();
    done.reset();
    readings.reset();
    total = units;
    readingsPerUnit = readingsEach;
  }

  /** The phase is over. */
  public synchronized void end() {
    finished.merge(phase, Duration.ofNanos(System.nanoTime() - phaseBegan), Duration::plus);
    phaseBegan = System.nanoTime();
  }

  /** Says how much more is done. */
  public void done(long units) {
    done.add(units);
  }

  /** Says how many more readings have been read. */
  public void readings(long more) {
    readings.add(more);
  }

  /** How long each phase took so far. */
  public synchronized Map<LoadPhase, Duration> phases() {
    return new EnumMap<>(finished);
  }

  /** How far the load is. */
  public synchronized LoadProgress progress() {
    double share = total == 0 ? 0 : Math.min(1, (double) done.sum() / total);
    double seconds = Math.max(1e-3, (System.nanoTime() - phaseBegan) / 1e9);
    double rate = (readings.sum() + done.sum() * readingsPerUnit) / seconds;
    return new LoadProgress(phase, 100 * share, rate, eta(share));
  }

  private Duration eta(double share) {
    double whole = onePhase ? share : (before(phase) + share * weight(phase)) / before(null);
    if (whole < 0.01) {
      return null;
    }
    double elapsed = (System.nanoTime() - began) / 1e9;
    return Duration.ofMillis((long) (1e3 * elapsed * (1 - whole) / whole));
  }

  /** What phases before {@code end} weigh; all of them if it is null. */
  private double before(LoadPhase end) {
    double sum = 0;
    for (LoadPhase each : LoadPhase.values()) {
      if (each == end) {
        return sum;
      }
      sum += weight(each);
    }
    return sum;
  }

  /**
   * Returns how long a phase takes beside the others. Check, read, write and import of SSTables are
   * the percentages of {@code ./energy bench load} for 10 million meter-days (docs/benchmarks.md,
   * "Nightly load": 1.9, 15.7, 13.6 and 0.6 s). The other two are in proportion to reading, as
   * {@code ./energy load --path cql} and {@code --path sstable-stream} took 5 and 1.2 times as long
   * to write and to stream a day of 300,000 meters as to read it (28.8 million readings,
   * 2026-11-30).
   */
  private double weight(LoadPhase each) {
    return switch (each) {
      case CHECK -> 6;
      case READ -> 49;
      case WRITE -> route == LoadRoute.CQL ? 245 : 43;
      case IMPORT -> route == LoadRoute.SSTABLE_STREAM ? 60 : 2;
    };
  }

  /** Waits for what is being saved, which must not come after what is saved next. */
  @Override
  public void close() {
    ticking.cancel(false);
    ticks.shutdown();
    try {
      if (!ticks.awaitTermination(LONGEST_SAVE_SECONDS, TimeUnit.SECONDS)) {
        ticks.shutdownNow();
      }
    } catch (InterruptedException e) {
      ticks.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
