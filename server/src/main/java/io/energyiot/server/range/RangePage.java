package io.energyiot.server.range;

import io.energyiot.model.Readings;
import io.energyiot.query.RangeAnswer;
import io.energyiot.query.RangePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one request gets.
 *
 * @param parts one a channel; those before and behind the page have no readings in it
 * @param next where the following page begins; empty if this is the last
 */
record RangePage(List<RangePart> parts, Optional<Cursor> next) {

  /** Cuts the page that a request asks for; a page counts readings channel after channel. */
  static RangePage of(RangeRequest request, List<RangeAnswer> answers) {
    Optional<Cursor> from = request.cursor().map(text -> Cursor.parse(text, request.question()));
    int left = request.limit().orElse(Integer.MAX_VALUE);
    Optional<Cursor> next = Optional.empty();
    boolean begun = from.isEmpty();
    List<RangePart> parts = new ArrayList<>();
    for (RangeAnswer answer : answers) {
      Readings readings = answer.readings();
      String channel = answer.series().channel().name();
      int first = begun ? 0 : readings.size();
      if (!begun && channel.equals(from.get().channel())) {
        first = place(readings, from.get().start(), request.descending());
        begun = true;
      }
      int count = Math.min(left, readings.size() - first);
      RangePart part = new RangePart(answer, first, count, request.descending());
      parts.add(part);
      if (next.isEmpty() && first + count < readings.size()) {
        next = Optional.of(new Cursor(channel, readings.start(part.place(count))));
      }
      left -= count;
    }
    return new RangePage(parts, next);
  }

  /** How many readings come before the one that starts at {@code start}. */
  private static int place(Readings readings, long start, boolean descending) {
    return descending ? readings.size() - readings.firstFrom(start + 1) : readings.firstFrom(start);
  }

  /** How many readings it has. */
  int size() {
    return parts.stream().mapToInt(RangePart::count).sum();
  }

  /** How many intervals should be in the whole range. */
  long expected() {
    return parts.stream().mapToLong(part -> part.answer().completeness().expected()).sum();
  }

  /** How many readings of the whole range overlap another one. */
  long overlapping() {
    return parts.stream().mapToLong(part -> part.answer().completeness().overlaps().count()).sum();
  }

  /** How many readings with a value are in the whole range. */
  long present() {
    return parts.stream().mapToLong(part -> part.answer().completeness().present()).sum();
  }
}
