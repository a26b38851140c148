package io.energyiot.formats.csv;

import io.energyiot.formats.ReadingSink;
import io.energyiot.formats.bytes.ByteLines;
import io.energyiot.formats.clock.ClockOverlaps;
import io.energyiot.formats.clock.HeldLines;
import io.energyiot.formats.clock.PartOverlaps;
import io.energyiot.formats.clock.RepeatedHours;
import io.energyiot.formats.csv.CsvFormat.LongForm;
import io.energyiot.formats.csv.CsvFormat.WideForm;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Reads CSV in both forms, line by line and in bounded memory. A bad line (in the wide form, a bad
 * value) is rejected with its place, and the rest is read. Accepts UTF-8 with or without a byte
 * order mark, LF or CRLF, blank lines, and quotes as in RFC 4180 (but no line break in a field). A
 * repeated header, as in concatenated files, is skipped.
 */
public final class CsvReader {
  /** How many bytes of a file are read to detect its format. */
  public static final int HEAD_LENGTH = 1 << 16;

  /** Default memory for lines of an hour that the clock shows twice, in bytes. */
  public static final long MAX_HELD = 1 << 24;

  private CsvReader() {}

  /**
   * Reads a whole file, detects its format, and holds at most {@link #MAX_HELD} bytes of lines.
   *
   * @param in read to its end, not closed
   * @return the number of lines
   * @throws EnergyException with {@link ErrorCode#FILE_FORMAT_UNKNOWN}
   */
  public static long read(InputStream in, CsvOptions options, ReadingSink sink) throws IOException {
    return read(in, options, MAX_HELD, sink);
  }

  /**
   * Reads a whole file and detects its format; otherwise like {@link #read(InputStream, CsvFormat,
   * long, CsvOptions, long, ReadingSink)}.
   *
   * @throws EnergyException with {@link ErrorCode#FILE_FORMAT_UNKNOWN}
   */
  public static long read(InputStream in, CsvOptions options, long maxHeld, ReadingSink sink)
      throws IOException {
    ByteLines lines = new ByteLines(in, ByteLines.LONGEST);
    CsvFormat format = CsvFormat.detect(lines.peek(HEAD_LENGTH));
    return readAll(lines, format, 0, options, maxHeld, sink);
  }

  /**
   * Reads a file of known format, from a given line on. Lines whose local times the clock shows
   * twice reach the sink later than the lines around them, when their meaning is known.
   *
   * @param in read to its end, not closed
   * @param format the format of the whole file; its header is skipped if {@code linesBefore} is 0
   * @param linesBefore how many lines of the file come before
   * @param maxHeld memory that such lines may take, in bytes; lines beyond it are rejected
   * @return the number of lines
   */
  public static long read(
      InputStream in,
      CsvFormat format,
      long linesBefore,
      CsvOptions options,
      long maxHeld,
      ReadingSink sink)
      throws IOException {
    ByteLines lines = new ByteLines(in, ByteLines.LONGEST);
    return readAll(lines, format, linesBefore, options, maxHeld, sink);
  }

  /**
   * Reads a part of a file like {@link #read(InputStream, CsvFormat, long, CsvOptions, long,
   * ReadingSink)}. Other threads may read other parts at the same time. Lines are independent of
   * each other with one exception, which ends the reading.
   *
   * @param in starts with a line; read to its end, not closed
   * @throws io.energyiot.formats.clock.RepeatedHourException if a local time without offset falls
   *     into an hour that the clock shows twice; the lines before it have then reached the sink
   */
  public static long readPart(
      InputStream in, CsvFormat format, long linesBefore, CsvOptions options, ReadingSink sink)
      throws IOException {
    ByteLines lines = new ByteLines(in, ByteLines.LONGEST);
    Rows rows = rows(format, options, new PartOverlaps(), sink);
    boolean skip = format.header() && linesBefore == 0;
    while (lines.next()) {
      skip = readOrSkip(linesBefore + lines.number(), lines, skip, format, rows, sink);
    }
    return lines.number();
  }

  private static long readAll(
      ByteLines lines,
      CsvFormat format,
      long linesBefore,
      CsvOptions options,
      long maxHeld,
      ReadingSink sink)
      throws IOException {
    RepeatedHours hours = new RepeatedHours(maxHeld);
    Rows rows = rows(format, options, hours, sink);
    Rows again = null;
    boolean skip = format.header() && linesBefore == 0;
    boolean more = lines.next();
    while (more) {
      skip = readOrSkip(linesBefore + lines.number(), lines, skip, format, rows, sink);
      more = lines.next();
      if (!more) {
        hours.end();
      }
      if (hours.isDecided()) {
        again = again == null ? rows(format, options, hours.held(), sink) : again;
        readHeld(hours.held(), format, again, sink);
        hours.clear();
      }
    }
    return lines.number();
  }

  private static void readHeld(HeldLines held, CsvFormat format, Rows rows, ReadingSink sink)
      throws IOException {
    ByteLines lines = held.lines();
    while (lines.next()) {
      readLine(held.next(), lines, format, rows, sink);
    }
  }

  /** Reads or skips a line; returns whether the next line is to be skipped as well. */
  private static boolean readOrSkip(
      long line, ByteLines lines, boolean skip, CsvFormat format, Rows rows, ReadingSink sink) {
    if (lines.isTooLong()) {
      sink.reject(tooLong(line, lines));
    } else if (skip) {
      return lines.isBlank();
    } else if (!lines.isBlank()) {
      readLine(line, lines, format, rows, sink);
    }
    return skip;
  }

  private static Rows rows(
      CsvFormat format, CsvOptions options, ClockOverlaps overlaps, ReadingSink sink) {
    if (format instanceof LongForm form) {
      return new LongRows(form, options, overlaps, sink);
    }
    return new WideRows((WideForm) format, options, sink);
  }

  private static void readLine(
      long line, ByteLines lines, CsvFormat format, Rows rows, ReadingSink sink) {
    try {
      rows.read(line, lines);
    } catch (BrokenRuleException e) {
      String text = lines.text();
      if (!isHeader(format, lines, text)) {
        sink.reject(new Reject(line, rows.column(e.field()), e.code(), e.getMessage(), text));
      }
    }
  }

  private static boolean isHeader(CsvFormat format, ByteLines lines, String text) {
    return text.toLowerCase(Locale.ROOT).contains("device_id")
        && FirstLine.isHeaderOf(
            format, Quoted.utf8(lines.bytes(), lines.from(), lines.to())); // all of it
  }

  private static Reject tooLong(long line, ByteLines lines) {
    String rule = "a line has at most " + ByteLines.LONGEST + " bytes";
    return new Reject(line, null, ErrorCode.LINE_TOO_LONG, rule, lines.text());
  }
}
