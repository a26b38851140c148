package io.energyiot.query.device;

import io.energyiot.model.StorageZone;
import io.energyiot.model.access.Scope;
import io.energyiot.model.device.Device;
import io.energyiot.model.device.MeasuringDays;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.ReadingsSince;
import io.energyiot.store.device.DeviceDays;
import io.energyiot.store.device.DeviceFilter;
import io.energyiot.store.device.Devices;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Finds registered meters that have stopped reporting. Of few meters, it asks for the readings of
 * each; of many, only for those of meters that are not in {@link ReportedDevices}. Safe for use by
 * many threads.
 */
public final class SilentDevices {
  /** The number of devices whose readings are asked for one page before others help. */
  private static final int MAX_ASKED = 2_000;

  private static final int AT_ONCE = 250;

  /** Rows of the device registry that are read at once: few at first, for a small page. */
  private static final int FIRST_ROWS = 250;

  private static final int MAX_ROWS = 5_000;

  /** A page ends after this time, however few devices it has. */
  private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** The number of devices ahead from which on all readings are looked through. */
  private static final int MANY = 20_000;

  private final Devices devices;
  private final ReadingsSince readings;
  private final ReportedDevices reported;
  private final StorageZone zone;

  /**
   * Searches the device registry of {@code store}.
   *
   * @param mebibytes the memory for devices that are known to report; 0 for none
   */
  public SilentDevices(EnergyStore store, int mebibytes) {
    this.devices = store.devices();
    this.readings = store.readingsSince();
    this.reported = new ReportedDevices(store, mebibytes);
    this.zone = store.zone();
  }

  /**
   * Returns a page of the silent devices: those that were installed on or before the day of {@code
   * since}, are not removed, and have no reading that starts then or later.
   *
   * @param scope where to search
   * @param since milliseconds since 1970-01-01T00:00:00Z
   * @param max the largest number of devices in the page
   * @throws EnergyException with {@link ErrorCode#CASSANDRA_UNAVAILABLE}
   */
  public DeviceMatches page(Scope scope, DeviceFilter filter, long since, PagePlace from, int max) {
    if (scope instanceof Scope.Devices some) {
      Walk walk = new Walk(filter, since, max);
      return new NamedDevices(some.ids(), walk::ifSilentMatch).page(from, max);
    }
    Optional<DeviceFilter> within =
        scope instanceof Scope.Group group ? filter.within(group) : Optional.of(filter);
    return within.map(its -> new Walk(its, since, max).page(from)).orElse(DeviceMatches.NONE);
  }

  /** One walk through the device registry, from a place until a page is full. */
  private final class Walk {
    private final DeviceFilter filter;
    private final long since;
    private final long firstDay;
    private final LocalDate sinceDay;
    private final LocalDate today;
    private final int max;
    private final long deadline = System.nanoTime() + MAX_NANOS;
    private final List<Device> silent = new ArrayList<>();
    private Optional<Predicate<String>> seen;
    private Optional<String> after = Optional.empty();
    private int asked;
    private int walked;
    private long firstToken;

    Walk(DeviceFilter filter, long since, int max) {
      this.filter = filter;
      this.since = since;
      this.max = max;
      this.firstDay = readings.firstWholeDay(since);
      this.sinceDay = LocalDate.ofEpochDay(zone.dayOf(since));
      this.today = LocalDate.ofEpochDay(zone.dayOf(System.currentTimeMillis()));
      this.seen = reported.known(firstDay);
    }

    DeviceMatches page(PagePlace from) {
      after = from.after();
      int rows = FIRST_ROWS;
      CompletableFuture<List<DeviceDays>> next = devices.days(filter, after, rows);
      while (true) {
        List<DeviceDays> some = Devices.await(next);
        boolean last = some.size() < rows;
        rows = Math.min(2 * rows, MAX_ROWS);
        next = !last && seen.isPresent() ? after(some, rows) : null; // while these are looked at
        if (!take(some)) {
          return new DeviceMatches(silent, Optional.of(new PagePlace(0, after)));
        }
        if (last) {
          return new DeviceMatches(silent, Optional.empty());
        }
        next = next == null ? after(some, rows) : next;
      }
    }

    private CompletableFuture<List<DeviceDays>> after(List<DeviceDays> some, int rows) {
      return devices.days(filter, Optional.of(some.get(some.size() - 1).deviceId()), rows);
    }

    /** Adds those of {@code some} that are silent; returns false if the page ends among them. */
    private boolean take(List<DeviceDays> some) {
      List<DeviceDays> open = new ArrayList<>();
      int left = some.size();
      for (DeviceDays each : some) {
        left--;
        firstToken = walked == 0 ? each.token() : firstToken;
        walked++;
        if (shouldReport(each.measures())
            && seen.filter(it -> it.test(each.deviceId())).isEmpty()) {
          open.add(each);
        }
        if (open.size() == AT_ONCE || left == 0) {
          if (!ask(open) || !mayGoOn(each)) {
            return false;
          }
          open.clear();
        }
      }
      return true;
    }

    private boolean shouldReport(MeasuringDays measures) {
      return measures.include(sinceDay) && measures.include(today);
    }

    /** Adds those of {@code open} that have no readings; returns false if the page is full. */
    private boolean ask(List<DeviceDays> open) {
      asked += open.size();
      List<CompletableFuture<Optional<Device>>> answers =
          open.stream().map(each -> ifSilent(each.deviceId())).toList();
      for (int i = 0; i < answers.size(); i++) {
        Optional<Device> found = Devices.await(answers.get(i));
        if (found.isPresent()) {
          if (silent.size() == max) {
            return false;
          }
          silent.add(found.get());
        }
        after = Optional.of(open.get(i).deviceId());
      }
      return true;
    }

    /** Reads a device; empty if it has readings, or is no longer one that should have some. */
    private CompletableFuture<Optional<Device>> ifSilent(String deviceId) {
      return readings
          .any(deviceId, since)
          .thenCompose(
              any ->
                  any
                      ? CompletableFuture.completedFuture(Optional.<Device>empty())
                      : devices.read(deviceId))
          .thenApply(found -> found.filter(device -> shouldReport(device.measures())));
    }

    /** Does the same; empty also if the device does not have the attributes. */
    private CompletableFuture<Optional<Device>> ifSilentMatch(String deviceId) {
      return ifSilent(deviceId).thenApply(found -> found.filter(filter::matches));
    }

    /** Returns whether the page goes on behind {@code last}. */
    private boolean mayGoOn(DeviceDays last) {
      after = Optional.of(last.deviceId());
      // With a memory that is up to date, nearly all that are asked for are silent.
      boolean asksTooMuch =
          seen.isPresent() ? asked - silent.size() >= MAX_ASKED : asked >= MAX_ASKED;
      if (asksTooMuch && isFarFromEnd(last.token())) {
        seen = reported.look(firstDay, deadline - System.nanoTime());
      }
      return System.nanoTime() < deadline && (asked < MAX_ASKED || seen.isPresent());
    }

    /** Estimates how many devices are left: they are spread evenly over the tokens. */
    private boolean isFarFromEnd(long token) {
      double left = (double) Long.MAX_VALUE - token;
      return walked * left / ((double) token - firstToken) > MANY;
    }
  }
}
