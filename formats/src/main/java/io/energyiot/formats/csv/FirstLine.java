package io.energyiot.formats.csv;

import io.energyiot.formats.bytes.ByteLines;
import io.energyiot.formats.csv.CsvFormat.LongForm;
import io.energyiot.formats.csv.CsvFormat.WideForm;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The first line of a file that is not blank. It determines the format of the rest. */
record FirstLine(String text) {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern TIME = Pattern.compile(DATE + "[ T]\\d{2}:\\d{2}.*");
  private static final List<String> LONG_NAMES =
      List.of("device_id", "metric_time", "metric_name", "metric_value");
  private static final List<String> WIDE_NAMES = List.of("device_id", "date", "metric_name");

  static FirstLine of(byte[] head) {
    OtherContent.of(head)
        .ifPresent(
            what -> {
              throw unknown(what);
            });
    try {
      ByteLines lines = new ByteLines(new ByteArrayInputStream(head), ByteLines.LONGEST);
      while (lines.next()) {
        if (!lines.isBlank()) {
          return new FirstLine(Quoted.utf8(lines.bytes(), lines.from(), lines.to()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory", e);
    }
    throw unknown("is empty");
  }

  CsvFormat format() {
    try {
      return format(',').or(() -> format(';')).orElseThrow(() -> unknown(found()));
    } catch (EnergyException e) {
      throw text.indexOf('\r') < 0 ? e : unknown(found()); // CR alone ends no line
    }
  }

  /** Describes a line that is neither a header nor a reading, and says what to do about it. */
  private String found() {
    String starts = "starts with " + Quoted.of(text);
    String begin = text.strip();
    if (text.indexOf('\r') >= 0) {
      return "has lines that end in CR alone, and " + starts + "; end them with LF or CRLF";
    }
    if (text.indexOf('\t') >= 0) {
      return starts + ", with tabs between columns; use commas or semicolons";
    }
    if (begin.regionMatches(true, 0, "sep=", 0, 4)) {
      return starts + ", which only spreadsheets understand; leave that line out";
    }
    if (begin.startsWith("{") || begin.startsWith("[")) {
      return starts + " and looks like JSON, which the server takes by POST /v1/readings";
    }
    if (begin.startsWith("<")) {
      return starts + " and looks like HTML or XML";
    }
    return starts + ", which is neither the header nor a reading; leave out what is above them";
  }

  private Optional<CsvFormat> format(char separator) {
    List<String> fields = split(separator);
    List<String> names = fields.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    if (names.contains("device_id") && names.size() > 1) {
      return Optional.of(
          names.contains("v1") ? wideHeader(separator, names) : longHeader(separator, names));
    }
    if (fields.size() == 4 && TIME.matcher(fields.get(1)).matches()) {
      return Optional.of(new LongForm(separator, false, 4, 0, 1, 2, 3, -1, -1));
    }
    if (fields.size() >= 4 && DATE.matcher(fields.get(1)).matches()) {
      return Optional.of(new WideForm(separator, false, 0, 1, 2, 3));
    }
    return Optional.empty();
  }

  private List<String> split(char separator) {
    byte[] line = text.getBytes(StandardCharsets.UTF_8);
    Fields fields = new Fields(separator);
    try {
      fields.split(line, 0, line.length);
    } catch (BrokenRuleException e) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < fields.count(); i++) {
      texts.add(fields.text(i));
    }
    return texts;
  }

  /** Returns whether a line repeats the header of the format, as in concatenated files. */
  static boolean isHeaderOf(CsvFormat format, String line) {
    try {
      return new FirstLine(line)
          .format(format.separator())
          .filter(CsvFormat::header)
          .filter(found -> found.withHeader().equals(format.withHeader()))
          .isPresent();
    } catch (EnergyException e) {
      return false; // a header of other columns: the line becomes an ordinary reject
    }
  }

  private CsvFormat longHeader(char separator, List<String> names) {
    List<String> allowed = new ArrayList<>(LONG_NAMES);
    allowed.add("interval");
    allowed.add("quality");
    check(names, LONG_NAMES, allowed);
    return new LongForm(
        separator,
        true,
        names.size(),
        names.indexOf("device_id"),
        names.indexOf("metric_time"),
        names.indexOf("metric_name"),
        names.indexOf("metric_value"),
        names.indexOf("interval"),
        names.indexOf("quality"));
  }

  private CsvFormat wideHeader(char separator, List<String> names) {
    int firstValue = names.indexOf("v1");
    check(names.subList(0, firstValue), WIDE_NAMES, WIDE_NAMES);
    for (int i = firstValue; i < names.size(); i++) {
      String expected = "v" + (i - firstValue + 1);
      if (!names.get(i).equals(expected)) {
        throw unknown("has the column " + Quoted.of(names.get(i)) + " where " + expected + " goes");
      }
    }
    return new WideForm(
        separator,
        true,
        names.indexOf("device_id"),
        names.indexOf("date"),
        names.indexOf("metric_name"),
        firstValue);
  }

  private static void check(List<String> names, List<String> required, List<String> allowed) {
    for (String name : required) {
      if (!names.contains(name)) {
        throw unknown("has a header without " + name);
      }
    }
    if (names.contains("")) {
      throw unknown("has a header whose column " + (names.indexOf("") + 1) + " has no name");
    }
    for (String name : names) {
      if (!allowed.contains(name)) {
        throw unknown("has a column " + Quoted.of(name) + ", which is none of " + allowed);
      }
      if (names.indexOf(name) != names.lastIndexOf(name)) {
        throw unknown("has the column " + name + " twice");
      }
    }
  }

  private static EnergyException unknown(String found) {
    return new EnergyException(
        ErrorCode.FILE_FORMAT_UNKNOWN,
        "the file "
            + found
            + "; expected is CSV with a reading a line ("
            + String.join(",", LONG_NAMES)
            + ") or a day a line ("
            + String.join(",", WIDE_NAMES)
            + ",v1,v2,...), with or without that header");
  }
}
