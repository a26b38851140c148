package io.energyiot.cli.access;

import io.energyiot.cli.help.ArgumentConverters;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import picocli.CommandLine.ITypeConverter;

/** When a key ends, as it is written: a date in UTC, an instant, or how long from now. */
final class KeyExpiry implements ITypeConverter<Instant> {

  @Override
  public Instant convert(String text) {
    try {
      if (text.startsWith("P")) {
        return Instant.now().atOffset(ZoneOffset.UTC).plus(Period.parse(text)).toInstant();
      }
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException | ArithmeticException e) {
      throw ArgumentConverters.wrong(
          text, "is neither a date, nor an instant such as 2027-01-31T08:00:00Z, nor a period");
    }
  }
}
