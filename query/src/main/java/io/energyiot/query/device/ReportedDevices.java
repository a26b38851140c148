package io.energyiot.query.device;

import io.energyiot.store.EnergyStore;
import io.energyiot.store.ReadingsSince;
import io.energyiot.store.block.TokenRange;
import io.energyiot.store.retention.RetentionReceipts;
import java.lang.ref.SoftReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Remembers devices that have readings on some day or later, so that a walk through the device
 * registry asks for the others only. It finds them by reading through the store, which takes a
 * twentieth of the time of a question for each.
 *
 * <p>A device stays seen for ever, unless its readings are deleted. So what is remembered counts
 * until an undo or a run of retention begins, and for a device until its erasure. It is forgotten
 * when memory is short. Safe for use by many threads.
 */
final class ReportedDevices {
  private static final int PIECES = 64;
  private static final int THREADS = 2;

  /** How old it becomes before it is looked for anew; meanwhile more devices have reported. */
  private static final long MAX_AGE_MILLIS = TimeUnit.MINUTES.toMillis(10);

  /**
   * How long before its end an undo, a run of retention or an erasure may have deleted, clocks
   * included.
   */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  private final EnergyStore store;
  private final ReadingsSince readings;
  private final long bytes;
  private SoftReference<Seen> latest = new SoftReference<>(null);
  private RetentionReceipts retention;
  private CompletableFuture<Void> looking;
  private long lookedFor;
  private long lookedAt;

  /**
   * @param mebibytes of memory; 0 to remember none
   */
  ReportedDevices(EnergyStore store, int mebibytes) {
    this.store = store;
    this.readings = store.readingsSince();
    this.bytes = ((long) mebibytes << 20) / 2; // there are two while it is looked for anew
  }

  /**
   * What is remembered.
   *
   * @param firstDay all have readings on this day or later
   * @param began when looking began, by the store's clock
   */
  private record Seen(long firstDay, Instant began, DeviceHashes ids) {}

  /**
   * Returns what tells whether a device is known to have readings on {@code firstDay} or later;
   * empty if nothing is known of that.
   */
  Optional<Predicate<String>> known(long firstDay) {
    return Optional.ofNullable(latest()).flatMap(seen -> test(seen, firstDay));
  }

  private synchronized Seen latest() {
    return latest.get();
  }

  private Optional<Predicate<String>> test(Seen seen, long firstDay) {
    Instant since = seen.began().minus(MARGIN);
    if (seen.firstDay() < firstDay
        || store.undos().mayHaveDeletedSince(since)
        || retention().mayHaveDeletedSince(since)) {
      return Optional.empty();
    }
    return Optional.of(
        id -> seen.ids().has(id) && !store.erasures().recent().covers(id, since.toEpochMilli()));
  }

  private synchronized RetentionReceipts retention() {
    if (retention == null) {
      retention = RetentionReceipts.of(store.session());
    }
    return retention;
  }

  /**
   * Looks for the devices, unless that was done lately, and returns what {@link #known} does.
   *
   * @param nanos how long to wait at most; looking goes on afterwards
   */
  Optional<Predicate<String>> look(long firstDay, long nanos) {
    try {
      begin(firstDay).get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
      return known(firstDay);
    } catch (TimeoutException | ExecutionException e) {
      return known(firstDay); // that it failed shows when the devices are asked for one by one
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Begins to look, unless somebody is at it or has done it lately. */
  private synchronized CompletableFuture<Void> begin(long firstDay) {
    if (looking != null && !looking.isDone()) {
      return looking;
    }
    long now = store.clock().millis();
    // Also if it failed or was forgotten since: memory would be just as short, or Cassandra away.
    boolean isYoung = looking != null && lookedAt > now - MAX_AGE_MILLIS && lookedFor >= firstDay;
    if (bytes == 0 || isYoung) {
      return CompletableFuture.completedFuture(null);
    }
    lookedAt = now;
    lookedFor = firstDay;
    looking = look(new Seen(firstDay, Instant.ofEpochMilli(now), new DeviceHashes(bytes)));
    return looking;
  }

  private synchronized void keep(Seen seen) {
    latest = new SoftReference<>(seen);
  }

  private CompletableFuture<Void> look(Seen seen) {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS, ReportedDevices::thread);
    return CompletableFuture.supplyAsync(() -> readings.channels(seen.firstDay()), threads)
        .thenCompose(channels -> look(seen, channels, threads))
        .whenComplete((done, broken) -> threads.shutdown())
        .thenRun(() -> keep(seen));
  }

  private CompletableFuture<Void> look(
      Seen seen, Optional<List<String>> channels, ExecutorService threads) {
    long day = seen.firstDay();
    Runnable live = () -> readings.forEachLiveDevice(day, seen.ids()::add);
    Stream<Runnable> blocks =
        TokenRange.ring(PIECES).stream()
            .map(piece -> () -> readings.forEachDevice(day, channels, piece, seen.ids()::add));
    return CompletableFuture.allOf(
        Stream.concat(Stream.of(live), blocks)
            .map(part -> CompletableFuture.runAsync(part, threads))
            .toArray(CompletableFuture[]::new));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "reported devices");
    thread.setDaemon(true);
    return thread;
  }
}
