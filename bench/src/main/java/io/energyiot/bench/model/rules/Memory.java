package io.energyiot.bench.model.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that was ever learned, oldest first, and what follows from it by two rules:
 *
 * <ol>
 *   <li>A reading is superseded by a newer one with the same start.
 *   <li>A reading is superseded if the intervals of all newer readings, superseded ones included,
 *       cover its interval wholly.
 * </ol>
 *
 * What is not superseded stands, and is answered.
 */
public final class Memory {
  /** As a step up to which answers are asked for: all steps. */
  public static final int NOW = Integer.MAX_VALUE;

  private final Map<Meter, List<Piece>> pieces = new TreeMap<>();

  /**
   * A version of an interval.
   *
   * @param step in which it was learned
   */
  public record Version(int step, Told told) {}

  /** Learns a piece, which is newer than all before. */
  public void learn(Meter meter, Piece piece) {
    pieces.computeIfAbsent(meter, each -> new ArrayList<>()).add(piece);
  }

  /** Erases a device. */
  public void erase(String device) {
    pieces.keySet().removeIf(meter -> meter.device().equals(device));
  }

  /** Takes back what a source told. */
  public void undo(Object source) {
    pieces.values().forEach(each -> each.removeIf(piece -> piece.source().equals(source)));
    pieces.values().removeIf(List::isEmpty);
  }

  /** The meters of which something is known, in order. */
  public List<Meter> meters() {
    return List.copyOf(pieces.keySet());
  }

  /** The meters of a device of which something is known, in order. */
  public List<Meter> metersOf(String device) {
    return pieces.keySet().stream().filter(meter -> meter.device().equals(device)).toList();
  }

  /** Returns what was told about a meter, oldest first. */
  public List<Piece> told(Meter meter) {
    return pieces.getOrDefault(meter, List.of());
  }

  /** The readings that stand by what was learned up to a step, in order of start. */
  public NavigableMap<Long, Told> standing(Meter meter, int upTo) {
    NavigableMap<Long, Told> standing = new TreeMap<>();
    Set<Long> newerStarts = new HashSet<>();
    Cover newer = new Cover();
    List<Piece> told = told(meter);
    for (int i = told.size() - 1; i >= 0; i--) {
      Piece piece = told.get(i);
      if (piece.step() <= upTo) {
        for (Told each : piece.all()) {
          if (!newerStarts.contains(each.start()) && !newer.covers(each.start(), each.end())) {
            standing.put(each.start(), each);
          }
        }
        newerStarts.addAll(piece.readings().keySet());
        piece.all().forEach(each -> newer.add(each.start(), each.end()));
      }
    }
    return standing;
  }

  /** All versions of the intervals that start in a range, by start; the newest first. */
  public NavigableMap<Long, List<Version>> history(Meter meter, long from, long to) {
    NavigableMap<Long, List<Version>> history = new TreeMap<>();
    for (Piece piece : told(meter)) {
      for (Told each : piece.readings().subMap(from, to).values()) {
        history
            .computeIfAbsent(each.start(), start -> new ArrayList<>())
            .add(0, new Version(piece.step(), each));
      }
    }
    return history;
  }
}
