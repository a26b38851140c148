package io.energyiot.server.range;

import io.energyiot.model.Readings;
import io.energyiot.query.RangeAnswer;
import io.energyiot.query.RangePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The page of readings that a request gets.
 *
 * @param parts one for each channel; empty for channels before and after the page
 * @param next where the next page begins; empty if this is the last one
 */
record RangePage(List<RangePart> parts, Optional<Cursor> next) {

  /** Cuts the page that a request asks for. Pages go through one channel after the other. */
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

  /** Returns how many readings come before the one that starts at {@code start}. */
  private static int place(Readings readings, long start, boolean descending) {
    return descending ? readings.size() - readings.firstFrom(start + 1) : readings.firstFrom(start);
  }

  /** Returns how many readings the page has. */
  int size() {
    return parts.stream().mapToInt(RangePart::count).sum();
  }

  /** Returns how many intervals the whole range should have. */
  long expected() {
    return parts.stream().mapToLong(part -> part.answer().completeness().expected()).sum();
  }

  /** Returns how many readings of the whole range overlap another one. */
  long overlapping() {
    return parts.stream().mapToLong(part -> part.answer().completeness().overlaps().count()).sum();
  }

  /** Returns how many readings of the whole range have a value. */
  long present() {
    return parts.stream().mapToLong(part -> part.answer().completeness().present()).sum();
  }
}
