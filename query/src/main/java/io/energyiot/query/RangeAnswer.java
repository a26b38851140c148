package io.energyiot.query;

import io.energyiot.model.Quality;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.query.calendar.TimeRange;
import io.energyiot.query.completeness.RangeCompleteness;
import java.util.Set;

/**
 * The readings of a series in a range.
 *
 * @param asOf the instant as of which the readings were known, milliseconds since
 *     1970-01-01T00:00:00Z; {@link Version#NO_LIMIT} for everything known
 * @param completeness the completeness of the whole range, whatever is left out of {@code readings}
 * @param readings the readings whose intervals start in the range
 */
public record RangeAnswer(
    Series series, TimeRange range, long asOf, RangeCompleteness completeness, Readings readings) {

  /**
   * Returns this answer with only the readings of some kinds of quality; with all readings if none
   * is named.
   */
  public RangeAnswer only(Set<Quality> qualities) {
    if (qualities.isEmpty() || (readings.isAllActual() && qualities.contains(Quality.ACTUAL))) {
      return this;
    }
    ReadingsBuilder left = new ReadingsBuilder(readings.size());
    for (int i = 0; i < readings.size(); i++) {
      if (qualities.contains(readings.quality(i).kind())) {
        left.add(readings, i);
      }
    }
    return new RangeAnswer(series, range, asOf, completeness, left.build());
  }
}
