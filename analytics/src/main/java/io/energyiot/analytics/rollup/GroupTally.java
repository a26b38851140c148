package io.energyiot.analytics.rollup;

import io.energyiot.model.Quality;
import io.energyiot.query.aggregate.Aggregate;
import io.energyiot.query.aggregate.TimedValue;
import io.energyiot.query.completeness.RangeCompleteness;
import io.energyiot.store.rollup.group.DayProfile;
import io.energyiot.store.rollup.group.Finding;
import io.energyiot.store.rollup.group.GroupCompleteness;
import io.energyiot.store.rollup.group.GroupKind;
import io.energyiot.store.rollup.group.TopDevice;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Adds up a day of a group in one channel, series by series. For one thread. */
final class GroupTally implements Serializable {
  private static final long serialVersionUID = 1;

  private final QuarterSums quarters;
  private final int maxTop;
  private final PriorityQueue<TopDevice> top = new PriorityQueue<>(Collections.reverseOrder());
  private final long[] qualities = new long[Quality.codes()];
  private final EnumMap<Finding, Long> findings = new EnumMap<>(Finding.class);
  private long series;
  private long complete;
  private long expected;
  private long present;
  private int longestInterval;
  private BigDecimal peaks;

  GroupTally(GroupKind kind, int quarters) {
    this.quarters = new QuarterSums(quarters);
    this.maxTop = kind.maxTop();
  }

  /** What a series adds to each of its groups. */
  record SeriesTally(
      String deviceId,
      DayValues values,
      Aggregate aggregate,
      RangeCompleteness completeness,
      List<Finding> findings) {}

  void add(SeriesTally more) {
    quarters.add(more.values());
    series++;
    complete += more.completeness().present() == more.completeness().expected() ? 1 : 0;
    expected += more.completeness().expected();
    present += more.completeness().present();
    more.completeness().byQuality().forEach((quality, n) -> qualities[quality.code()] += n);
    more.findings().forEach(finding -> findings.merge(finding, 1L, Long::sum));
    longestInterval = Math.max(longestInterval, more.values().longestInterval());
    addPeak(more.aggregate().peak().map(TimedValue::value).orElse(null));
    if (more.aggregate().sum() != null) {
      addTop(new TopDevice(more.deviceId(), more.aggregate().sum()));
    }
  }

  private void addPeak(BigDecimal peak) {
    if (peak != null) {
      peaks = peaks == null ? peak : peaks.add(peak);
    }
  }

  private void addTop(TopDevice device) {
    if (top.size() < maxTop) {
      top.add(device);
    } else if (device.compareTo(top.peek()) < 0) {
      top.poll();
      top.add(device);
    }
  }

  /** Adds what another has; returns this one. */
  GroupTally add(GroupTally more) {
    quarters.add(more.quarters);
    series += more.series;
    complete += more.complete;
    expected += more.expected;
    present += more.present;
    for (int i = 0; i < qualities.length; i++) {
      qualities[i] += more.qualities[i];
    }
    more.findings.forEach((finding, n) -> findings.merge(finding, n, Long::sum));
    longestInterval = Math.max(longestInterval, more.longestInterval);
    addPeak(more.peaks);
    more.top.forEach(this::addTop);
    return this;
  }

  /** How complete the day is. */
  GroupCompleteness completeness() {
    Map<Quality, Long> byQuality = new TreeMap<>();
    for (Quality quality : Quality.values()) {
      if (qualities[quality.code()] > 0) {
        byQuality.put(quality, qualities[quality.code()]);
      }
    }
    return new GroupCompleteness(series, complete, expected, present, byQuality, findings);
  }

  /** How its values are spread over the day. */
  DayProfile profile() {
    return new DayProfile(
        longestInterval,
        peaks,
        quarters.counts(),
        quarters.sums(),
        quarters.mins(),
        quarters.maxs());
  }

  /** The devices with the largest sums, the largest first. */
  List<TopDevice> top() {
    return top.stream().sorted().toList();
  }
}
