package io.energyiot.query;

import io.energyiot.model.config.Settings;

/**
 * Bounds of a question.
 *
 * @param mostDays the longest range that one question may span, days
 * @param mostReadings the most readings that one answer is made of
 */
public record QuerySettings(int mostDays, int mostReadings) {
  private static final int THREE_YEARS = 3 * 366;
  private static final int YEAR_OF_MINUTES = 366 * 1440;

  /** Takes the settings under {@code query.}. */
  public static QuerySettings from(Settings settings) {
    return new QuerySettings(
        settings.integer("query.most_days", THREE_YEARS, 1, 100 * 366),
        settings.integer("query.most_readings", YEAR_OF_MINUTES, 1, 10_000_000));
  }
}
