package io.energyiot.server.range;

import io.energyiot.formats.parquet.ParquetReadingsWriter;
import io.energyiot.model.Quoted;
import io.energyiot.model.error.BrokenRuleException;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;

/** The formats of answers with readings, the preferred one first. */
enum AnswerFormat {
  JSON("application/json", "application/json;charset=UTF-8"),
  NDJSON("application/x-ndjson", "application/x-ndjson"),
  CSV("text/csv", "text/csv;charset=UTF-8"),
  PARQUET(ParquetReadingsWriter.MEDIA_TYPE, ParquetReadingsWriter.MEDIA_TYPE);

  @SuppressWarnings("ImmutableEnumChecker") // immutable, but its type does not say so
  private final MediaType type;

  private final String header;

  AnswerFormat(String type, String header) {
    this.type = MediaType.valueOf(type);
    this.header = header;
  }

  /** Returns the {@code Content-Type} of an answer. */
  String header() {
    return header;
  }

  private String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /**
   * Returns the format that is asked for.
   *
   * @param format the parameter {@code format}; null if the client leaves it to {@code accepted}
   * @param accepted what {@code Accept} allows, the most wanted first
   * @param offered the formats that the question has, the preferred one first
   * @throws EnergyException with {@link ErrorCode#NOT_ACCEPTABLE} if none of them is accepted
   */
  static AnswerFormat choose(String format, List<MediaType> accepted, List<AnswerFormat> offered) {
    if (format != null) {
      return named(format, offered);
    }
    for (MediaType wanted : accepted) {
      for (AnswerFormat each : offered) {
        if (wanted.isCompatible(each.type)) {
          return each;
        }
      }
    }
    throw new EnergyException(
        ErrorCode.NOT_ACCEPTABLE,
        "readings come as " + offered.stream().map(each -> each.type.toString()).toList());
  }

  private static AnswerFormat named(String format, List<AnswerFormat> offered) {
    return offered.stream()
        .filter(each -> each.text().equals(format))
        .findFirst()
        .orElseThrow(
            () ->
                new BrokenRuleException(
                    ErrorCode.PARAMETER_INVALID,
                    "format",
                    "format is one of "
                        + offered.stream().map(AnswerFormat::text).toList()
                        + ", not "
                        + Quoted.of(format)));
  }

  /** Returns all formats. */
  static List<AnswerFormat> all() {
    return Arrays.asList(values());
  }
}
