package io.energyiot.formats.csv;

import io.energyiot.formats.ReadingSink;
import io.energyiot.formats.bytes.ByteLines;
import io.energyiot.formats.csv.CsvFormat.WideForm;
import io.energyiot.formats.csv.time.ZoneDay;
import io.energyiot.formats.csv.time.ZoneDays;
import io.energyiot.model.Interval;
import io.energyiot.model.Quoted;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.time.Instant;
import java.time.ZoneId;

/**
 * Reads lines with one day of one series each. The length of the day sets the number of readings.
 */
final class WideRows implements Rows {
  /** Small, because the next row of a series comes either at once or after all other series. */
  private static final int MAX_SERIES = 16;

  private final WideForm form;
  private final ZoneId zone;
  private final int interval;
  private final Fields fields;
  private final SeriesColumns seriesColumns;
  private final ZoneDays days;
  private final PlainValues plainValues;
  private final RowValues values;

  WideRows(WideForm form, CsvOptions options, ReadingSink sink) {
    this.form = form;
    this.zone = options.zone();
    this.interval = options.interval();
    this.fields = new Fields(form.separator());
    this.seriesColumns = new SeriesColumns(form.device(), form.channel(), MAX_SERIES);
    this.days = new ZoneDays(options.zone());
    CsvDecimals decimals = new CsvDecimals(form.decimalMark());
    this.plainValues = new PlainValues(form.separator(), decimals);
    this.values = new RowValues(options.interval(), decimals, sink);
  }

  @Override
  public void read(long line, ByteLines lines) {
    boolean plain = isPlain(lines);
    if (!plain) {
      split(lines);
    }
    Series series = seriesColumns.of(fields);
    ZoneDay day = day();
    int expected = intervals(day);
    values.at(line, lines, series, day.start());
    if (plain) {
      checkCount(day, expected, plainValues.columns(), plainValues.count());
      values.pass(plainValues);
    } else {
      checkCount(day, expected, fields.count() - form.firstValue(), filledValues());
      values.pass(fields, form.firstValue(), expected);
    }
  }

  private boolean isPlain(ByteLines lines) {
    byte[] bytes = lines.bytes();
    int firstValue = fields.splitFirst(bytes, lines.from(), lines.to(), form.firstValue());
    return firstValue >= 0 && plainValues.read(bytes, firstValue, lines.to());
  }

  private void split(ByteLines lines) {
    fields.split(lines.bytes(), lines.from(), lines.to());
    if (fields.count() <= form.firstValue()) {
      throw new BrokenRuleException(
          ErrorCode.COLUMNS_WRONG,
          null,
          "a line of this file has more than "
              + form.firstValue()
              + " columns, not "
              + fields.count());
    }
  }

  /** Returns the number of values, including empty ones between them but not at the end. */
  private int filledValues() {
    int last = fields.count() - 1;
    while (last >= form.firstValue() && fields.isEmpty(last)) {
      last--;
    }
    return last + 1 - form.firstValue();
  }

  private ZoneDay day() {
    int from = fields.from(form.date());
    if (fields.to(form.date()) - from != ZoneDays.LENGTH) {
      throw new BrokenRuleException(
          ErrorCode.START_INVALID,
          "start",
          "a date is written as yyyy-MM-dd, not " + Quoted.of(fields.text(form.date())));
    }
    ZoneDay day = days.at(fields.bytes(), from);
    Interval.startMillis(Instant.ofEpochMilli(day.start()));
    return day;
  }

  private int intervals(ZoneDay day) {
    if (day.seconds() % interval != 0) {
      throw new BrokenRuleException(
          ErrorCode.INTERVAL_COUNT_WRONG,
          "start",
          day.date()
              + " has "
              + day.seconds()
              + " s in "
              + zone
              + ", which is not a whole number of"
              + " intervals of "
              + interval
              + " s");
    }
    return day.seconds() / interval;
  }

  /**
   * Refuses a row that has too few columns, or values beyond the end of the day. On a day longer
   * than 24 hours the extra intervals must not all be empty: a day of 100 quarter hours that was
   * delivered as 96 looks like that. There is one exception: a row with exactly the day's columns
   * and less than 24 hours of them filled is accepted, as its evening is missing.
   *
   * @param columns the number of value columns in the row
   * @param values the number of columns up to the last that is not empty
   */
  private void checkCount(ZoneDay day, int expected, int columns, int values) {
    int extra = Math.max(0, day.extraSeconds() / interval);
    boolean evening = columns == expected && values < expected - extra;
    boolean extraEmpty = extra > 0 && values <= expected - extra && !evening;
    if (columns < expected || values > expected || extraEmpty) {
      int found = columns < expected ? columns : values;
      throw new BrokenRuleException(
          ErrorCode.INTERVAL_COUNT_WRONG,
          null,
          day.date() + " has " + expected + " intervals in " + zone + ", the row has " + found);
    }
  }

  @Override
  public String column(String field) {
    if (field == null) {
      return null;
    }
    return switch (field) {
      case "start" -> "date";
      case "channel" -> "metric_name";
      default -> field;
    };
  }
}
