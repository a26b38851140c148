package io.energyiot.analytics.rollup;

import io.energyiot.analytics.scan.FleetScan.PartFunction;
import io.energyiot.analytics.scan.SeriesDay;
import io.energyiot.analytics.scan.StoreAccess;
import io.energyiot.model.Interval;
import io.energyiot.model.Readings;
import io.energyiot.model.StorageZone;
import io.energyiot.query.aggregate.Aggregate;
import io.energyiot.query.aggregate.Aggregates;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.query.completeness.RangeCompleteness;
import io.energyiot.store.rollup.DeviceUsage;
import io.energyiot.store.rollup.RollupWriter;
import io.energyiot.store.rollup.group.Finding;
import io.energyiot.store.rollup.group.FoundDevice;
import io.energyiot.store.rollup.group.RollupGroup;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Takes a day of a part of all meters: each series once, into the tallies of its groups. Days of
 * devices and findings are written on the way, as they are too many to be carried.
 *
 * @param day of the storage zone
 * @param run names the results
 * @param withDevices whether each device's usage is written too
 */
record DayTallies(
    StoreAccess access,
    LocalDate day,
    UUID run,
    boolean withDevices,
    Broadcast<RegisteredDevices> registry,
    SeenDevices seen)
    implements PartFunction<Tuple2<DayTallies.Key, GroupTally>> {
  private static final long QUARTER_MILLIS = 900_000;

  /** How many meters of a finding each part lists at most; it counts all of them. */
  private static final int MAX_FOUND = 10_000;

  /** Whose tally it is. */
  record Key(RollupGroup group, String channel) implements Serializable {}

  @Override
  public Iterator<Tuple2<Key, GroupTally>> of(Iterator<SeriesDay> days) {
    StorageZone zone = access.store().zone();
    long first = day.toEpochDay();
    TimeRange range = new TimeRange(zone.startOf(first), zone.startOf(first + 1), zone.id());
    Part part = new Part(range, access.store().rollups().writer(day, run));
    days.forEachRemaining(part::add);
    part.writer.flush();
    return part.tallies.entrySet().stream()
        .map(each -> new Tuple2<>(each.getKey(), each.getValue()))
        .iterator();
  }

  /** What has become of a part so far. */
  private final class Part {
    private final RegisteredDevices devices = registry.value();
    private final TimeRange range;
    private final int quarters;
    private final RollupWriter writer;
    private final Map<Key, GroupTally> tallies = new HashMap<>();
    private final Map<Finding, Integer> listed = new EnumMap<>(Finding.class);

    Part(TimeRange range, RollupWriter writer) {
      this.range = range;
      this.quarters =
          Math.toIntExact((range.to() - range.from() + QUARTER_MILLIS - 1) / QUARTER_MILLIS);
      this.writer = writer;
    }

    void add(SeriesDay series) {
      Readings readings = series.readings();
      Aggregate aggregate = new Aggregates(series.series(), readings).of(0, readings.size());
      RangeCompleteness completeness = RangeCompleteness.of(readings, range, Interval.QUARTER_HOUR);
      GroupTally.SeriesTally more =
          new GroupTally.SeriesTally(
              series.series().deviceId(),
              DayValues.of(readings, range.from()),
              aggregate,
              completeness,
              SeriesFindings.of(aggregate, completeness));
      write(series, more);
      int device = devices.find(more.deviceId());
      if (device != RegisteredDevices.UNKNOWN) {
        seen.add(device);
      }
      String channel = series.series().channel().name();
      devices.groups(device).forEach(group -> tally(new Key(group, channel)).add(more));
    }

    private GroupTally tally(Key key) {
      return tallies.computeIfAbsent(key, first -> new GroupTally(key.group().kind(), quarters));
    }

    private DeviceUsage usage(SeriesDay series, GroupTally.SeriesTally more) {
      Aggregate all = more.aggregate();
      return new DeviceUsage(
          series.series(),
          all.count(),
          more.completeness().expected(),
          all.sum(),
          all.min(),
          all.max(),
          all.mean());
    }

    private void write(SeriesDay series, GroupTally.SeriesTally more) {
      if (withDevices) {
        writer.write(usage(series, more));
      }
      for (Finding finding : more.findings()) {
        if (listed.merge(finding, 1, Integer::sum) <= MAX_FOUND) {
          String channel = series.series().channel().name();
          writer.write(finding, new FoundDevice(more.deviceId(), channel));
        }
      }
    }
  }
}
