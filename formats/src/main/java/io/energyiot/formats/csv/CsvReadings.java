package io.energyiot.formats.csv;

import io.energyiot.formats.ReadingSink;
import io.energyiot.formats.bytes.ByteLines;
import io.energyiot.formats.csv.CsvFormat.LongForm;
import io.energyiot.formats.csv.CsvFormat.WideForm;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads CSV in both forms, line by line and in bounded memory. A bad line (in the wide form, a bad
 * value) is rejected with its place and the rest is read. UTF-8 with or without a byte order mark,
 * LF or CRLF, blank lines, quotes as in RFC 4180 (but no line break in a field).
 */
public final class CsvReadings {
  /** How many bytes of a file are looked at to tell its format. */
  public static final int HEAD_LENGTH = 1 << 16;

  private CsvReadings() {}

  /**
   * Reads a whole file, whose format its first line tells.
   *
   * @param in read to its end, not closed
   * @return how many lines there were
   * @throws EnergyException with {@link ErrorCode#FILE_FORMAT_UNKNOWN}
   */
  public static long read(InputStream in, CsvOptions options, ReadingSink sink) throws IOException {
    ByteLines lines = new ByteLines(in, ByteLines.LONGEST);
    CsvFormat format = CsvFormat.detect(lines.peek(HEAD_LENGTH));
    return read(lines, format, 0, rows(format, options, new Overlaps(false), sink), sink);
  }

  /**
   * Reads a file whose format is known, from a line on.
   *
   * @param in read to its end, not closed
   * @param format of the whole file; its header is skipped if {@code linesBefore} is 0
   * @param linesBefore how many lines of the file come before
   * @return how many lines there were
   */
  public static long read(
      InputStream in, CsvFormat format, long linesBefore, CsvOptions options, ReadingSink sink)
      throws IOException {
    ByteLines lines = new ByteLines(in, ByteLines.LONGEST);
    return read(lines, format, linesBefore, rows(format, options, new Overlaps(false), sink), sink);
  }

  /**
   * Reads a part of a file, as {@link #read(InputStream, CsvFormat, long, CsvOptions, ReadingSink)}
   * does, while others may read other parts. Lines are independent of each other but for one thing,
   * which ends it.
   *
   * @param in starts with a line; read to its end, not closed
   * @throws AmbiguousPartException if a local time without offset falls into an hour that the clock
   *     shows twice; what comes before it has gone to the sink then
   */
  public static long readPart(
      InputStream in, CsvFormat format, long linesBefore, CsvOptions options, ReadingSink sink)
      throws IOException {
    ByteLines lines = new ByteLines(in, ByteLines.LONGEST);
    return read(lines, format, linesBefore, rows(format, options, new Overlaps(true), sink), sink);
  }

  private static long read(
      ByteLines lines, CsvFormat format, long linesBefore, Rows rows, ReadingSink sink)
      throws IOException {
    boolean skip = format.header() && linesBefore == 0;
    while (lines.next()) {
      long line = linesBefore + lines.number();
      if (lines.isTooLong()) {
        sink.reject(tooLong(line, lines));
      } else if (skip) {
        skip = lines.isBlank();
      } else if (!lines.isBlank()) {
        readLine(line, lines, rows, sink);
      }
    }
    return lines.number();
  }

  private static Rows rows(
      CsvFormat format, CsvOptions options, Overlaps overlaps, ReadingSink sink) {
    if (format instanceof LongForm form) {
      return new LongRows(form, options, overlaps, sink);
    }
    return new WideRows((WideForm) format, options, sink);
  }

  private static void readLine(long line, ByteLines lines, Rows rows, ReadingSink sink) {
    try {
      rows.read(line, lines);
    } catch (BrokenRuleException e) {
      String column = rows.column(e.field());
      sink.reject(new Reject(line, column, e.code(), e.getMessage(), lines.text()));
    }
  }

  private static Reject tooLong(long line, ByteLines lines) {
    String rule = "a line has at most " + ByteLines.LONGEST + " bytes";
    return new Reject(line, null, ErrorCode.LINE_TOO_LONG, rule, lines.text());
  }
}
