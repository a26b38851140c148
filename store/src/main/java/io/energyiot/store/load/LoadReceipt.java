package io.energyiot.store.load;

import com.datastax.oss.driver.api.core.uuid.Uuids;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The receipt of a load of one or more files. Instants and durations are kept to the millisecond.
 *
 * @param id of {@link #newId}
 * @param state what the load last said of itself; {@link #stateAt} says what that means by now
 * @param route the route into Cassandra
 * @param host the name of the machine that loads
 * @param started when it began
 * @param updated when it was last heard of
 * @param progress how far it is; null when it does not run
 * @param phases how long each phase took so far, in order; without phases that have not begun
 * @param totals what its files have brought together
 * @param error why it stopped or failed; null if it did not
 * @param files in the order in which they were given; none if only an overview was asked for
 */
@SuppressWarnings("serial") // map and list are of the JDK
public record LoadReceipt(
    UUID id,
    LoadState state,
    LoadRoute route,
    String host,
    Instant started,
    Instant updated,
    LoadProgress progress,
    Map<LoadPhase, Duration> phases,
    LoadTotals totals,
    String error,
    List<FileReceipt> files)
    implements Serializable {

  /** After this time without a sign, a load counts as interrupted. */
  public static final Duration SILENCE = Duration.ofSeconds(30);

  /** Copies map and list; refuses nulls that are not allowed. */
  public LoadReceipt {
    Objects.requireNonNull(id);
    Objects.requireNonNull(state);
    Objects.requireNonNull(route);
    Objects.requireNonNull(host);
    Objects.requireNonNull(started);
    Objects.requireNonNull(updated);
    Objects.requireNonNull(totals);
    EnumMap<LoadPhase, Duration> inOrder = new EnumMap<>(LoadPhase.class);
    inOrder.putAll(phases);
    phases = Collections.unmodifiableMap(inOrder);
    files = List.copyOf(files);
  }

  /**
   * Returns an id for a load that starts now. It contains the time, so loads can be listed by it.
   */
  public static UUID newId() {
    return Uuids.timeBased();
  }

  /** Returns the present instant as receipts keep it. */
  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Returns the time from its start until it was last heard of. */
  public Duration duration() {
    return Duration.between(started, updated);
  }

  /** Returns the accepted readings per second, over the whole duration; 0 if that is zero. */
  public double readingsPerSecond() {
    long millis = duration().toMillis();
    return millis <= 0 ? 0 : totals.readings() * 1000.0 / millis;
  }

  /** Returns the state at {@code now}: a load that says it runs may be interrupted. */
  public LoadState stateAt(Instant now) {
    boolean silent = updated.plus(SILENCE).isBefore(now);
    return state == LoadState.RUNNING && silent ? LoadState.INTERRUPTED : state;
  }

  /**
   * Returns the receipt of a load that was interrupted, as failed. What it loaded stays loaded.
   *
   * @param at when that was seen
   * @param why for people
   */
  public LoadReceipt failedAt(Instant at, String why) {
    return new LoadReceipt(
        id, LoadState.FAILED, route, host, started, at, null, phases, totals, why, files);
  }

  /**
   * Returns the receipt of a load that waits for a loader.
   *
   * @param route the route that was asked for; null if none was
   */
  public static LoadReceipt queued(UUID id, LoadRoute route) {
    Instant now = now();
    return new LoadReceipt(
        id,
        LoadState.QUEUED,
        route == null ? LoadRoute.CQL : route,
        thisMachine(),
        now,
        now,
        null,
        Map.of(),
        LoadTotals.NONE,
        null,
        List.of());
  }

  /** Returns the receipt of the same load, which waits again because its loader has ended. */
  public LoadReceipt requeuedAt(Instant at) {
    return new LoadReceipt(
        id, LoadState.QUEUED, route, host, started, at, null, phases, totals, null, files);
  }

  /**
   * Returns the receipt of a load that was cancelled. Nothing of it is stored, unless it was a load
   * in parts: then the error says how many files are.
   */
  public LoadReceipt cancelledAt(Instant at) {
    long stored = files.stream().filter(file -> file.state() == FileState.LOADED).count();
    String why =
        "%d of %d files were stored before that; ./energy loads undo %s takes them back"
            .formatted(stored, files.size(), id);
    String error = stored == 0 ? null : new EnergyException(ErrorCode.LOAD_CANCELLED, why).text();
    return new LoadReceipt(
        id, LoadState.CANCELLED, route, host, started, at, null, phases, totals, error, files);
  }

  /** Returns the name of this machine for receipts. */
  public static String thisMachine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
