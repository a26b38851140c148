package io.energyiot.bench.model.rules;

import java.util.Collection;
import java.util.TreeMap;

/**
 * What one record or one text told of one meter. None of its readings is newer than another; of the
 * same start the later line or element wins.
 *
 * @param step in which it was learned
 * @param source what told it, by which it can be taken back
 * @param readings by their start
 */
public record Piece(int step, Object source, TreeMap<Long, Told> readings) {

  /** Of readings in the order in which they were told. */
  public static Piece of(int step, Object source, Iterable<Told> told) {
    TreeMap<Long, Told> readings = new TreeMap<>();
    told.forEach(each -> readings.put(each.start(), each));
    return new Piece(step, source, readings);
  }

  Collection<Told> all() {
    return readings.values();
  }
}
