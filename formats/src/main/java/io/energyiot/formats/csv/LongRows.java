package io.energyiot.formats.csv;

import io.energyiot.formats.ReadingSink;
import io.energyiot.formats.bytes.ByteLines;
import io.energyiot.formats.clock.ClockOverlaps;
import io.energyiot.formats.csv.CsvFormat.LongForm;
import io.energyiot.formats.csv.time.Timestamps;
import io.energyiot.formats.csv.time.ZoneDays;
import io.energyiot.model.Interval;
import io.energyiot.model.Quality;
import io.energyiot.model.Series;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.ErrorCode;

/** Reads lines with one reading each. */
final class LongRows implements Rows {
  /** Enough for files that go interval by interval; takes about 130 MB. */
  private static final int MAX_SERIES = 1 << 20;

  private final LongForm form;
  private final int interval;
  private final ReadingSink sink;
  private final Fields fields;
  private final SeriesColumns seriesColumns;
  private final ClockOverlaps overlaps;
  private final Timestamps times;
  private final CsvDecimals decimals;
  private final Remembered<Integer> intervals = new Remembered<>("interval", Interval::parseLength);
  private final Remembered<Quality> qualities = new Remembered<>("quality", Quality::parse);

  LongRows(LongForm form, CsvOptions options, ClockOverlaps overlaps, ReadingSink sink) {
    this.form = form;
    this.interval = options.interval();
    this.sink = sink;
    this.fields = new Fields(form.separator());
    this.seriesColumns = new SeriesColumns(form.device(), form.channel(), MAX_SERIES);
    this.overlaps = overlaps;
    this.times = new Timestamps(new ZoneDays(options.zone()), overlaps);
    this.decimals = new CsvDecimals(form.decimalMark());
  }

  @Override
  public void read(long line, ByteLines lines) {
    fields.split(lines.bytes(), lines.from(), lines.to());
    if (fields.count() != form.columns()) {
      throw new BrokenRuleException(
          ErrorCode.COLUMNS_WRONG,
          null,
          "a line of this file has " + form.columns() + " columns, not " + fields.count());
    }
    Series series = seriesColumns.of(fields);
    int time = form.time();
    long start = times.read(fields.bytes(), fields.from(time), fields.to(time), series);
    if (start == ClockOverlaps.HELD) {
      overlaps.hold(line, lines.bytes(), lines.from(), lines.to());
      return;
    }
    int length =
        isGiven(fields, form.interval()) ? intervals.of(fields, form.interval()) : interval;
    Quality quality =
        isGiven(fields, form.quality()) ? qualities.of(fields, form.quality()) : Quality.ACTUAL;
    if (fields.isEmpty(form.value()) != quality.isMissing()) {
      throw valueMissing(quality);
    }
    if (quality.isMissing()) {
      sink.reading(line, series, start, length, 0, 0, quality);
      return;
    }
    decimals.read(fields, form.value());
    if (decimals.wide() == null) {
      sink.reading(line, series, start, length, decimals.digits(), decimals.scale(), quality);
    } else {
      sink.wideReading(line, series, start, length, decimals.wide(), quality);
    }
  }

  private static boolean isGiven(Fields fields, int column) {
    return column != LongForm.NONE && !fields.isEmpty(column);
  }

  private static BrokenRuleException valueMissing(Quality quality) {
    return new BrokenRuleException(
        ErrorCode.VALUE_MISSING,
        "value",
        quality.isMissing()
            ? "a reading of quality missing has no value"
            : "a reading has a value unless its quality is missing");
  }

  @Override
  public String column(String field) {
    if (field == null) {
      return null;
    }
    return switch (field) {
      case "start" -> "metric_time";
      case "channel" -> "metric_name";
      case "value" -> "metric_value";
      default -> field;
    };
  }
}
