package io.energyiot.store.block;

import io.energyiot.store.block.VersionedReadings.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rule by which newer readings of a series supersede older ones. A reading is superseded if a
 * newer one has the same start, or if all newer ones together, superseded or not, cover its
 * interval completely. A reading that is covered in part stays. Of readings with the same version,
 * none is newer than another.
 */
final class Supersession {
  private static final Comparator<Entry> NEWEST_FIRST =
      Comparator.comparingLong(Entry::millis).thenComparingLong(Entry::sequence).reversed();

  /** The times covered by readings newer than the present one, as spans that don't touch. */
  private final TreeMap<Long, Long> covered = new TreeMap<>();

  private final Set<Long> starts = new HashSet<>();

  private Supersession() {}

  /**
   * Returns the readings that are not superseded, in order of start, one for each start.
   *
   * @param inOrder in order of start, and for one start from the oldest version to the newest
   */
  static List<Entry> standing(List<Entry> inOrder) {
    List<Entry> standing = new ArrayList<>(inOrder.size());
    int from = 0;
    while (from < inOrder.size()) {
      int to = endOfCluster(inOrder, from);
      if (to - from == 1) {
        standing.add(inOrder.get(from));
      } else {
        standing.addAll(new Supersession().ofCluster(inOrder.subList(from, to)));
      }
      from = to;
    }
    return standing;
  }

  /** Returns the end of a cluster. After it, no reading covers any part of the cluster. */
  private static int endOfCluster(List<Entry> inOrder, int from) {
    long end = inOrder.get(from).end();
    int to = from + 1;
    while (to < inOrder.size() && inOrder.get(to).start() < end) {
      end = Math.max(end, inOrder.get(to).end());
      to++;
    }
    return to;
  }

  private List<Entry> ofCluster(List<Entry> cluster) {
    List<Entry> byAge = new ArrayList<>(cluster);
    byAge.sort(NEWEST_FIRST);
    List<Entry> standing = new ArrayList<>();
    int from = 0;
    while (from < byAge.size()) {
      int to = from + 1;
      while (to < byAge.size() && NEWEST_FIRST.compare(byAge.get(from), byAge.get(to)) == 0) {
        to++;
      }
      List<Entry> version = byAge.subList(from, to);
      addStanding(version, standing);
      version.forEach(each -> cover(each.start(), each.end()));
      from = to;
    }
    standing.sort(Comparator.comparingLong(Entry::start));
    return standing;
  }

  private void addStanding(List<Entry> version, List<Entry> standing) {
    for (int i = version.size() - 1; i >= 0; i--) { // for one start, the last one wins
      Entry entry = version.get(i);
      if (starts.add(entry.start()) && !isCovered(entry)) {
        standing.add(entry);
      }
    }
  }

  private boolean isCovered(Entry entry) {
    Map.Entry<Long, Long> span = covered.floorEntry(entry.start());
    return span != null && span.getValue() >= entry.end();
  }

  private void cover(long start, long end) {
    long from = start;
    long to = end;
    Map.Entry<Long, Long> touched = covered.floorEntry(to);
    while (touched != null && touched.getValue() >= from) {
      from = Math.min(from, touched.getKey());
      to = Math.max(to, touched.getValue());
      covered.remove(touched.getKey());
      touched = covered.floorEntry(to);
    }
    covered.put(from, to);
  }
}
