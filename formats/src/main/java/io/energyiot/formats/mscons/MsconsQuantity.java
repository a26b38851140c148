package io.energyiot.formats.mscons;

import io.energyiot.formats.csv.CsvDecimals;
import io.energyiot.model.Interval;
import io.energyiot.model.Quality;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;

/** A quantity and its times, which follow it. The first rule that it breaks is kept. */
final class MsconsQuantity {
  private static final long NONE = -1;

  private final CsvDecimals decimals = new CsvDecimals(',');
  private boolean open;
  private long segment;
  private Quality quality;
  private long start;
  private long end;
  private boolean otherTime;
  private BrokenRuleException broken;

  /** Begins with a QTY, the {@code segment}th of its message. */
  void begin(EdifactSegments qty, long inMessage) {
    open = true;
    segment = inMessage;
    start = NONE;
    end = NONE;
    otherTime = false;
    broken = null;
    quality = Quality.ACTUAL;
    try {
      readValue(qty);
      quality = MsconsQualities.of(qty);
    } catch (BrokenRuleException e) {
      broken = e;
    }
  }

  private void readValue(EdifactSegments qty) {
    int place = qty.place(1, 1);
    if (place < 0 || qty.from(place) == qty.to(place)) {
      throw new BrokenRuleException(
          ErrorCode.VALUE_MISSING, "QTY", "a reading has a value unless its quality is missing");
    }
    char other = qty.decimalMark() == ',' ? '.' : ',';
    if (qty.decimalMark() != 0 && qty.text(1, 1).indexOf(other) >= 0) {
      throw new BrokenRuleException(
          ErrorCode.VALUE_INVALID,
          "QTY",
          "the decimal mark is "
              + qty.decimalMark()
              + " by UNA; it is not in "
              + Quoted.of(qty.text(1, 1)));
    }
    decimals.read(qty.bytes(), qty.from(place), qty.to(place));
    if (qty.place(1, 2) >= 0 && !qty.has(1, 2, "KWH") && !qty.text(1, 2).isEmpty()) {
      throw new BrokenRuleException(
          ErrorCode.UNIT_INVALID, "QTY", "a unit is KWH, not " + Quoted.of(qty.text(1, 2)));
    }
  }

  /** Reads a DTM that follows. */
  void time(EdifactSegments dtm) {
    try {
      if (dtm.has(1, 0, "163")) {
        start = once(start, MsconsTimes.millis(dtm));
      } else if (dtm.has(1, 0, "164")) {
        end = once(end, MsconsTimes.millis(dtm));
      } else {
        otherTime = true;
      }
    } catch (BrokenRuleException e) {
      broken = broken == null ? e : broken;
    }
  }

  private static long once(long before, long time) {
    if (before != NONE) {
      throw new BrokenRuleException(
          ErrorCode.START_INVALID, "DTM", "a quantity has one start and one end");
    }
    return time;
  }

  /**
   * Checks it as a whole.
   *
   * @return the interval's length in seconds
   * @throws BrokenRuleException that names what is wrong
   */
  int check() {
    if (broken != null) {
      throw broken;
    }
    if (start == NONE || end == NONE) {
      throw new BrokenRuleException(
          ErrorCode.FIELD_MISSING, "DTM", "a quantity needs DTM+163 and DTM+164");
    }
    long seconds = (end - start) / 1000;
    if (seconds < 1 || seconds > Interval.LONGEST) {
      throw new BrokenRuleException(
          ErrorCode.INTERVAL_INVALID,
          "DTM+164",
          "an interval ends after it starts, by a year at most, not by " + seconds + " seconds");
    }
    return (int) seconds;
  }

  /** Whether it is a register's reading, which has a time that is no period. */
  boolean isOfRegister() {
    return otherTime && start == NONE && end == NONE;
  }

  boolean isOpen() {
    return open;
  }

  void close() {
    open = false;
  }

  long segment() {
    return segment;
  }

  long start() {
    return start;
  }

  Quality quality() {
    return quality;
  }

  CsvDecimals value() {
    return decimals;
  }
}
