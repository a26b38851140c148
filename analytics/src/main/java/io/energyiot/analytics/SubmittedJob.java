package io.energyiot.analytics;

import io.energyiot.jobs.Job;
import io.energyiot.jobs.SqlAnswer;
import io.energyiot.model.Interval;
import io.energyiot.model.Zones;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.load.LoadReceipt;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The job that the arguments {@code JOB NAME=VALUE…} of {@code spark-submit} ask for. */
final class SubmittedJob {
  private final Map<String, String> values = new HashMap<>();

  private SubmittedJob(String[] arguments) {
    for (int i = 1; i < arguments.length; i++) {
      int equals = arguments[i].indexOf('=');
      if (equals < 0) {
        throw invalid("NAME=VALUE is needed, not " + arguments[i]);
      }
      values.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
    }
  }

  /**
   * Takes the job's name, and what is asked of it by name.
   *
   * @throws EnergyException with {@link ErrorCode#PARAMETER_INVALID}
   */
  static Job of(String... arguments) {
    SubmittedJob given = new SubmittedJob(arguments);
    String name = arguments.length == 0 ? "" : arguments[0];
    return switch (name) {
      case "sql" -> new Job.Sql(given.needed("sql", "a statement"), given.answer());
      case "export" ->
          new Job.Export(given.needed("folder", "an export"), given.day("from"), given.day("to"));
      case "rollup" ->
          new Job.Rollup(
              given.days(),
              Boolean.parseBoolean(given.values.getOrDefault("devices", "true")),
              Boolean.parseBoolean(given.values.get("json")));
      case "load" -> given.load();
      default -> throw invalid("no job is called " + name);
    };
  }

  private SqlAnswer answer() {
    String format = values.getOrDefault("format", "csv");
    return switch (format) {
      case "csv" -> new SqlAnswer.Csv();
      case "table" -> new SqlAnswer.Table(Integer.parseInt(values.getOrDefault("limit", "0")));
      case "parquet" -> new SqlAnswer.Parquet(needed("folder", "an answer in Parquet"));
      default -> throw invalid("format is csv, table or parquet, not " + format);
    };
  }

  private List<LocalDate> days() {
    if (values.containsKey("from")) {
      return day("from").datesUntil(day("to")).toList();
    }
    return Optional.ofNullable(values.get("days")).stream()
        .flatMap(days -> Arrays.stream(days.split(",")))
        .map(LocalDate::parse)
        .toList();
  }

  private Job.Load load() {
    return new Job.Load(
        Optional.ofNullable(values.get("id")).map(UUID::fromString).orElseGet(LoadReceipt::newId),
        needed("paths", "a load").lines().toList(),
        needed("rejects", "a load"),
        Optional.ofNullable(values.get("zone")).map(Zones::parse).orElse(null),
        Interval.parseLength(values.getOrDefault("interval", "PT15M")),
        values.get("max_rejects"),
        values.getOrDefault("known", "SKIP"));
  }

  private LocalDate day(String name) {
    return LocalDate.parse(needed(name, "a range of days"));
  }

  private String needed(String name, String what) {
    String value = values.get(name);
    if (value == null) {
      throw invalid(what + " needs " + name + "=…");
    }
    return value;
  }

  private static EnergyException invalid(String message) {
    return new EnergyException(ErrorCode.PARAMETER_INVALID, message);
  }
}
