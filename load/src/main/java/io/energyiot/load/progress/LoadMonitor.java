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

/** Measures a load while it runs and reports its progress. */
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
   * Begins to report.
   *
   * @param saver is called once a second, on the monitor's thread
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

  /** Saving progress may fail: if Cassandra is away, the load itself will report it. */
  private void saveIfPossible(Consumer<LoadMonitor> saver) {
    try {
      saver.accept(this);
    } catch (EnergyException e) {
      // tried again in a second
    }
  }

  /** Sets the route of the load, on which the estimated times of the phases depend. */
  public synchronized void goes(LoadRoute chosen) {
    route = chosen;
  }

  /** Declares that the next phase is the only one. */
  public synchronized void inOnePhase() {
    onePhase = true;
  }

  /**
   * Begins a phase.
   *
   * @param units the amount of work in it
   * @param readingsEach readings in a unit of work; 0 if {@link #readings} counts them
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

  /** Ends the phase. */
  public synchronized void end() {
    finished.merge(phase, Duration.ofNanos(System.nanoTime() - phaseBegan), Duration::plus);
    phaseBegan = System.nanoTime();
  }

  /** Adds work that is done. */
  public void done(long units) {
    done.add(units);
  }

  /** Adds readings that have been read. */
  public void readings(long more) {
    readings.add(more);
  }

  /** Returns how long each phase took so far. */
  public synchronized Map<LoadPhase, Duration> phases() {
    return new EnumMap<>(finished);
  }

  /** Returns how far the load is. */
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

  /** Returns the weights of all phases before {@code end}; of all phases if it is null. */
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
   * Returns how long a phase takes in comparison with the others. For SSTables, the weights are
   * percentages measured by {@code ./energy bench load} with 10 million meter-days
   * (docs/benchmarks.md, "Nightly load": 1.9, 15.7, 13.6 and 0.6 s). For CQL and for streaming,
   * {@code ./energy load --path cql} and {@code --path sstable-stream} of a day of 300,000 meters
   * ({@code ./energy generate --form wide}) took 5 times as long to write, and 1.3 times as long to
   * stream, as to read (2026-11-30, two loads each, a busy machine).
   */
  private double weight(LoadPhase each) {
    return switch (each) {
      case CHECK -> 6;
      case READ -> 49;
      case WRITE -> route == LoadRoute.CQL ? 245 : 43;
      case IMPORT -> route == LoadRoute.SSTABLE_STREAM ? 64 : 2;
    };
  }

  /** Waits for a save in progress, which must not overwrite the final receipt. */
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
