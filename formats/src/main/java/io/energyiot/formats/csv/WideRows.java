package io.energyiot.formats.csv;

import io.energyiot.formats.ReadingSink;
import io.energyiot.formats.bytes.ByteLines;
import io.energyiot.formats.csv.CsvFormat.WideForm;
import io.energyiot.model.Interval;
import io.energyiot.model.Quoted;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;
import java.time.Instant;
import java.time.ZoneId;

/** Lines with the readings of one series and day each, which are as many as the day is long. */
final class WideRows implements Rows {
  private final WideForm form;
  private final ZoneId zone;
  private final int interval;
  private final Fields fields;
  private final SeriesColumns series;
  private final ZoneDays days;
  private final Decimals decimals;
  private final ValueRun run;

  WideRows(WideForm form, CsvOptions options, ReadingSink sink) {
    this.form = form;
    this.zone = options.zone();
    this.interval = options.interval();
    this.fields = new Fields(form.separator());
    this.series = new SeriesColumns(form.device(), form.channel());
    this.days = new ZoneDays(options.zone());
    this.decimals = new Decimals(form.decimalMark());
    this.run = new ValueRun(options.interval(), sink);
  }

  @Override
  public void read(long line, ByteLines lines) {
    fields.split(lines.bytes(), lines.from(), lines.to());
    if (fields.count() <= form.firstValue()) {
      throw new BrokenRuleException(
          ErrorCode.COLUMNS_WRONG,
          null,
          "a line of this file has over " + form.firstValue() + " columns, not " + fields.count());
    }
    Series meter = series.of(fields);
    ZoneDay day = day();
    int count = intervals(day);
    checkCount(day, count);
    run.begin(line, lines, meter, day.start(), count);
    for (int i = 0; i < count; i++) {
      readValue(i);
    }
    run.pass();
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
              + ", which are not whole intervals"
              + " of "
              + interval
              + " s");
    }
    return day.seconds() / interval;
  }

  /**
   * Refuses a row that has too few columns, or values beyond the day's. In a day that is longer
   * than 24 hours the extra intervals must not all be empty: that is how a day of 100 quarter hours
   * looks that was delivered as 96.
   */
  private void checkCount(ZoneDay day, int expected) {
    int columns = fields.count() - form.firstValue();
    int values = columns;
    while (values > 0 && fields.isEmpty(form.firstValue() + values - 1)) {
      values--;
    }
    int extra = Math.max(0, day.extraSeconds() / interval);
    boolean extraEmpty = extra > 0 && values <= expected - extra;
    if (columns < expected || values > expected || extraEmpty) {
      int found = columns < expected ? columns : values;
      throw new BrokenRuleException(
          ErrorCode.INTERVAL_COUNT_WRONG,
          null,
          day.date() + " has " + expected + " intervals in " + zone + ", the row has " + found);
    }
  }

  private void readValue(int index) {
    int column = form.firstValue() + index;
    if (fields.isEmpty(column)) {
      return;
    }
    try {
      decimals.read(fields, column);
      if (decimals.wide() == null) {
        run.add(index, decimals.digits(), decimals.scale());
      } else {
        run.passWide(index, decimals.wide());
      }
    } catch (BrokenRuleException e) {
      run.reject(index, e);
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
