package io.energyiot.formats;

import io.energyiot.model.Quality;
import io.energyiot.model.Reading;
import io.energyiot.model.Series;
import io.energyiot.model.error.Reject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Keeps everything that a reader finds. Meant for requests, whose size is limited, not for files.
 */
public final class ReadingList implements ReadingSink {
  private final List<Reading> readings = new ArrayList<>();
  private final List<Long> records = new ArrayList<>();
  private final List<Reject> rejects = new ArrayList<>();

  @Override
  public void reading(
      long record,
      Series series,
      long start,
      int interval,
      long digits,
      int scale,
      Quality quality) {
    BigDecimal value = quality.isMissing() ? null : BigDecimal.valueOf(digits, scale);
    add(record, new Reading(series, start, interval, value, quality));
  }

  @Override
  public void wideReading(
      long record, Series series, long start, int interval, BigDecimal value, Quality quality) {
    add(record, new Reading(series, start, interval, value, quality));
  }

  private void add(long record, Reading reading) {
    readings.add(reading);
    records.add(record);
  }

  @Override
  public void reject(Reject reject) {
    rejects.add(reject);
  }

  /** Returns the good readings, in the order of the input. */
  public List<Reading> readings() {
    return Collections.unmodifiableList(readings);
  }

  /** Returns the record that each of {@link #readings} came from. */
  public List<Long> records() {
    return Collections.unmodifiableList(records);
  }

  /** Returns the rejects, in the order of the input. */
  public List<Reject> rejects() {
    return Collections.unmodifiableList(rejects);
  }
}
