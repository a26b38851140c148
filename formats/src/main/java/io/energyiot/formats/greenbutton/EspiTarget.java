package io.energyiot.formats.greenbutton;

import io.energyiot.formats.clock.SeenStarts;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;

/**
 * What becomes of the readings of a MeterReading.
 *
 * @param series theirs; null if they are not read
 * @param type how their values are meant; null if nothing says it
 * @param seen the starts of the series so far; null if there is none
 * @param problem the rule that all of them break; null if there is none
 */
record EspiTarget(Series series, EspiType type, SeenStarts seen, BrokenRuleException problem) {
  static EspiTarget notRead(EspiType type) {
    return new EspiTarget(null, type, null, null);
  }

  static EspiTarget refused(BrokenRuleException problem) {
    return new EspiTarget(null, null, null, problem);
  }
}
