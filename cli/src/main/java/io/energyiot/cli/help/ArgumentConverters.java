package io.energyiot.cli.help;

import io.energyiot.model.Zones;
import io.energyiot.model.error.BrokenRuleException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the words of a command line to values. A wrong word is refused with a hint. */
public final class ArgumentConverters {
  private static final int MAX_YEAR = 9999;

  private ArgumentConverters() {}

  /** Registers the converters with {@code line} and its subcommands. */
  public static void registerWith(CommandLine line) {
    ITypeConverter<Integer> whole = number(Integer::valueOf, "a whole number");
    ITypeConverter<Long> longer = number(Long::valueOf, "a whole number");
    ITypeConverter<Double> decimal = number(ArgumentConverters::finite, "a number");
    line.registerConverter(int.class, whole).registerConverter(Integer.class, whole);
    line.registerConverter(long.class, longer).registerConverter(Long.class, longer);
    line.registerConverter(double.class, decimal).registerConverter(Double.class, decimal);
    line.registerConverter(LocalDate.class, ArgumentConverters::date);
    line.registerConverter(ZoneId.class, ArgumentConverters::zone);
    line.registerConverter(Path.class, ArgumentConverters::path);
  }

  private static <T> ITypeConverter<T> number(Function<String, T> parse, String what) {
    return text -> {
      try {
        return parse.apply(text);
      } catch (NumberFormatException e) {
        throw wrong(text, "is not " + what + ", or too large");
      }
    };
  }

  private static Double finite(String text) {
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      throw new NumberFormatException(text);
    }
    return value;
  }

  private static LocalDate date(String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= 1 && date.getYear() <= MAX_YEAR) {
        return date;
      }
    } catch (DateTimeException e) {
      // told below
    }
    throw wrong(text, "is not a date such as 2026-01-31");
  }

  private static ZoneId zone(String text) {
    try {
      return Zones.parse(text);
    } catch (BrokenRuleException e) {
      List<String> like = Likeness.of(text, ZoneId.getAvailableZoneIds());
      String meant = like.isEmpty() ? "" : "; did you mean " + like.get(0) + "?";
      throw new TypeConversionException(e.getMessage() + meant);
    }
  }

  private static Path path(String text) {
    if (text.isBlank()) {
      throw wrong(text, "is not a path");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw wrong(text, "is not a path: " + e.getReason());
    }
  }

  /** The failure of a wrong word; {@code what} follows the word in the message. */
  public static TypeConversionException wrong(String text, String what) {
    return new TypeConversionException("'" + text + "' " + what);
  }
}
