package io.energyiot.formats.greenbutton;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How entries belong together. A resource is found by its own link or by that of the collection in
 * it; senders write one or the other as {@code up}, {@code related} or part of {@code self}.
 */
final class EspiLinks {
  private final Map<String, EspiEntry> usagePoints = new HashMap<>();
  private final Map<String, EspiEntry> meterReadings = new HashMap<>();
  private final Map<String, EspiEntry> types = new HashMap<>();
  private final Map<String, Set<EspiEntry>> all = new HashMap<>();

  /** Keeps an entry that others refer to; returns whether it is one. */
  boolean add(EspiEntry entry) {
    if (entry.type() != null) {
      keep("ReadingType", entry, types);
    } else if (entry.isMeterReading()) {
      keep("MeterReading", entry, meterReadings);
      collection(entry, "/IntervalBlock", meterReadings);
    } else if (entry.isUsagePoint()) {
      keep("UsagePoint", entry, usagePoints);
      collection(entry, "/MeterReading", usagePoints);
    } else {
      return false;
    }
    return true;
  }

  private void keep(String kind, EspiEntry entry, Map<String, EspiEntry> index) {
    all.computeIfAbsent(kind, each -> new HashSet<>()).add(entry);
    if (!entry.self().isEmpty()) {
      index.putIfAbsent(entry.self(), entry);
    }
  }

  private static void collection(EspiEntry entry, String name, Map<String, EspiEntry> index) {
    if (!entry.self().isEmpty()) {
      index.putIfAbsent(entry.self() + name, entry);
    }
    for (String href : entry.related()) {
      if (href.endsWith(name)) {
        index.putIfAbsent(href, entry);
      }
    }
  }

  /** The MeterReading of an entry with interval blocks; null if it is not known. */
  EspiEntry meterReading(EspiEntry blocks) {
    return blocks.isMeterReading() ? blocks : find(blocks, meterReadings);
  }

  /** The UsagePoint of a MeterReading; null if it is not known. */
  EspiEntry usagePoint(EspiEntry meterReading) {
    return meterReading.isUsagePoint() ? meterReading : find(meterReading, usagePoints);
  }

  /** The ReadingType of a MeterReading; null if it is not known. */
  EspiEntry type(EspiEntry meterReading) {
    return meterReading.type() != null ? meterReading : related(meterReading, types);
  }

  /** The only entry of a kind; null if there is none or more than one. */
  EspiEntry only(String kind) {
    Set<EspiEntry> found = all.getOrDefault(kind, Set.of());
    return found.size() == 1 ? found.iterator().next() : null;
  }

  /** Whether there is any entry of a kind. */
  boolean has(String kind) {
    return all.containsKey(kind);
  }

  private static EspiEntry find(EspiEntry entry, Map<String, EspiEntry> index) {
    EspiEntry found = index.get(entry.up());
    if (found == null) {
      found = related(entry, index);
    }
    String parent = entry.self();
    for (int i = 0; found == null && i < 2 && parent.indexOf('/') >= 0; i++) {
      parent = parent.substring(0, parent.lastIndexOf('/'));
      found = index.get(parent);
    }
    return found;
  }

  private static EspiEntry related(EspiEntry entry, Map<String, EspiEntry> index) {
    for (String href : entry.related()) {
      EspiEntry found = index.get(href);
      if (found != null) {
        return found;
      }
    }
    return null;
  }
}
