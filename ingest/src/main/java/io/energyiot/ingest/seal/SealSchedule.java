package io.energyiot.ingest.seal;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.live.DayState;
import io.energyiot.store.live.DayStates;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals days that have been over for long enough, on a thread of its own. */
public final class SealSchedule implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SealSchedule.class);
  private static final long STATES_AGE_MILLIS = 1_000;
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final EnergyStore store;
  private final SealSettings settings;
  private final Sealing sealing;
  private final Map<Long, Retry> retries = new HashMap<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "seal");

  private SealSchedule(EnergyStore store, SealSettings settings, LiveScanSettings scan) {
    this.store = store;
    this.settings = settings;
    this.sealing = new Sealing(store, settings.grace(), scan);
  }

  /**
   * When to try a day again that failed although Cassandra answered.
   *
   * @param pause between the last try and the next; doubles with each failure
   * @param at by {@link System#nanoTime}
   */
  private record Retry(Duration pause, long at) {
    static Retry after(Duration pause) {
      Duration shorter = pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
      return new Retry(shorter, System.nanoTime() + shorter.toNanos());
    }

    boolean isDue() {
      return System.nanoTime() - at >= 0;
    }
  }

  /** Begins to look at the days of {@code store}. */
  public static SealSchedule start(
      EnergyStore store, SealSettings settings, LiveScanSettings scan) {
    SealSchedule schedule = new SealSchedule(store, settings, scan);
    schedule.thread.setDaemon(true);
    schedule.thread.start();
    return schedule;
  }

  private void run() {
    try {
      while (!stopping.await(settings.every().toMillis(), TimeUnit.MILLISECONDS)) {
        sealWhatIsOver();
      }
    } catch (InterruptedException e) {
      LOG.debug("stopping", e);
    }
  }

  private void sealWhatIsOver() {
    try {
      daysToSeal(store, settings).forEach(this::seal);
    } catch (EnergyException e) {
      LOG.warn("days are not sealed, trying again: {}", e.getMessage());
    }
  }

  /**
   * Seals a day. If that fails, the other days go on, and the day is tried again, ever more rarely.
   */
  private void seal(long day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    Retry retry = retries.get(day);
    if (retry != null && !retry.isDue()) {
      return;
    }
    try {
      Sealing.Done done = sealing.seal(day, Sealing.Progress.SILENT);
      LOG.info(
          "{} is sealed: {} live blocks became {} day blocks, {} came late",
          date,
          done.liveBlocks(),
          done.dayBlocks(),
          done.late());
      retries.remove(day);
    } catch (EnergyException e) {
      LOG.warn("{} is not sealed, trying again: {}", date, e.getMessage());
      if (e.code() != ErrorCode.CASSANDRA_UNAVAILABLE) {
        putOff(day);
      }
    } catch (RuntimeException e) {
      LOG.error("{} is not sealed, trying again", date, e); // a defect: other days may be free
      putOff(day);
    }
  }

  private void putOff(long day) {
    Retry last = retries.get(day);
    retries.put(day, Retry.after(last == null ? settings.every() : last.pause().multipliedBy(2)));
  }

  /**
   * Returns the days that are over for long enough and not closed, in days since 1970-01-01, oldest
   * first.
   */
  public static List<Long> daysToSeal(EnergyStore store, SealSettings settings) {
    DayStates.Snapshot states = store.dayStates().within(STATES_AGE_MILLIS);
    long firstOpen = store.zone().dayOf(store.clock().millis() - settings.openFor().toMillis());
    return states.states().keySet().stream()
        .filter(day -> day < firstOpen && states.of(day).orElseThrow() != DayState.CLOSED)
        .sorted()
        .toList();
  }

  /** Stops, even in the middle of a day, which is then sealed from its beginning another time. */
  @Override
  public void close() {
    stopping.countDown();
    thread.interrupt();
  }
}
