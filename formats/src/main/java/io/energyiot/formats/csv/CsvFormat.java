package io.energyiot.formats.csv;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;

/** How a CSV file is laid out: everything that its first line tells. Columns count from 0. */
public sealed interface CsvFormat permits CsvFormat.LongForm, CsvFormat.WideForm {
  /** What stands between fields: a comma, or a semicolon (decimal commas are accepted then). */
  char separator();

  /** Whether the first line names the columns. */
  boolean header();

  /** The same columns, named by a first line. */
  CsvFormat withHeader();

  /** The decimal mark that is accepted beside the point. */
  default char decimalMark() {
    return separator() == ';' ? ',' : '.';
  }

  /**
   * One reading a line: {@code device_id,metric_time,metric_name,metric_value}.
   *
   * @param columns how many columns each line has
   * @param interval the column of ISO 8601 durations, {@link #NONE} if there is none
   * @param quality the column of qualities, {@link #NONE} if there is none
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
    /** The place of a column that is not there. */
    public static final int NONE = -1;

    @Override
    public LongForm withHeader() {
      return new LongForm(
          separator, true, columns, device, time, channel, value, interval, quality);
    }
  }

  /**
   * One day of a series a line: {@code device_id,date,metric_name,v1,v2,…}.
   *
   * @param firstValue the column of {@code v1}; all that follow are values too
   */
  record WideForm(char separator, boolean header, int device, int date, int channel, int firstValue)
      implements CsvFormat {
    @Override
    public WideForm withHeader() {
      return new WideForm(separator, true, device, date, channel, firstValue);
    }
  }

  /**
   * Tells the format from the first line that is not blank: by the names of its columns if one of
   * them is {@code device_id}, by its shape otherwise.
   *
   * @param head the first bytes of a file, enough to hold that line
   * @throws EnergyException with {@link ErrorCode#FILE_FORMAT_UNKNOWN}, saying what was expected
   *     and what was found
   */
  static CsvFormat detect(byte[] head) {
    return FirstLine.of(head).format();
  }
}
