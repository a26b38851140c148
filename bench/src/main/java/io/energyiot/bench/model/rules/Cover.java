package io.energyiot.bench.model.rules;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A set of times: the union of intervals. */
final class Cover {
  /** The end of each stretch by its start. No two touch. */
  private final NavigableMap<Long, Long> stretches = new TreeMap<>();

  void add(long start, long end) {
    long from = start;
    long to = end;
    Map.Entry<Long, Long> before = stretches.floorEntry(start);
    if (before != null && before.getValue() >= start) {
      from = before.getKey();
      to = Math.max(to, before.getValue());
    }
    NavigableMap<Long, Long> met = stretches.subMap(from, true, to, true);
    for (long each : met.values()) {
      to = Math.max(to, each);
    }
    met.clear();
    stretches.put(from, to);
  }

  NavigableMap<Long, Long> stretches() {
    return stretches;
  }

  boolean covers(long start, long end) {
    Map.Entry<Long, Long> stretch = stretches.floorEntry(start);
    return stretch != null && stretch.getValue() >= end;
  }
}
