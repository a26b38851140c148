package io.energyiot.query;

import io.energyiot.model.config.Settings;

/**
 * Bounds of a question.
 *
 * @param mostDays the longest range that one question may span, days
 */
public record QuerySettings(int mostDays) {
  /** What holds unless set otherwise: three years. */
  public static final QuerySettings DEFAULT = new QuerySettings(3 * 366);

  /** Takes the settings under {@code query.}. */
  public static QuerySettings from(Settings settings) {
    return new QuerySettings(settings.integer("query.most_days", DEFAULT.mostDays, 1, 100 * 366));
  }
}
