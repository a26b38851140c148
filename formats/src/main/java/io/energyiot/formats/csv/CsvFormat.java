package io.energyiot.formats.csv;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;

/** The layout of a CSV file, as its first line shows it. Columns are counted from 0. */
public sealed interface CsvFormat permits CsvFormat.LongForm, CsvFormat.WideForm {
  /**
   * Returns the separator of fields: a comma, or a semicolon, with which decimal commas are
   * accepted.
   */
  char separator();

  /** Returns whether the first line names the columns. */
  boolean header();

  /** Returns the same columns with a header. */
  CsvFormat withHeader();

  /** Returns the decimal mark that is accepted besides the point. */
  default char decimalMark() {
    return separator() == ';' ? ',' : '.';
  }

  /**
   * One reading per line: {@code device_id,metric_time,metric_name,metric_value}.
   *
   * @param columns how many columns each line has
   * @param interval the column of ISO 8601 durations; {@link #NONE} if there is none
   * @param quality the column of qualities; {@link #NONE} if there is none
   */
  record LongForm(
      char separator,
      boolean header,
      int columns,
      int device,
      int time,
      int channel,
      int value,
      int interval,
      int quality)
      implements CsvFormat {
    /** Stands for a column that does not exist. */
    public static final int NONE = -1;

    @Override
    public LongForm withHeader() {
      return new LongForm(
          separator, true, columns, device, time, channel, value, interval, quality);
    }
  }

  /**
   * One day of a series per line: {@code device_id,date,metric_name,v1,v2,…}.
   *
   * @param firstValue the column of {@code v1}; all later columns are values too
   */
  record WideForm(char separator, boolean header, int device, int date, int channel, int firstValue)
      implements CsvFormat {
    @Override
    public WideForm withHeader() {
      return new WideForm(separator, true, device, date, channel, firstValue);
    }
  }

  /**
   * Detects the format from the first line that is not blank: by the column names if one of them is
   * {@code device_id}, otherwise by its shape.
   *
   * @param head the first bytes of a file, enough to hold that line
   * @throws EnergyException with {@link ErrorCode#FILE_FORMAT_UNKNOWN}; the message says what was
   *     expected and what was found
   */
  static CsvFormat detect(byte[] head) {
    return FirstLine.of(head).format();
  }
}
