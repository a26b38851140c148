package io.energyiot.bench.model.question;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.model.rules.Memory;
import io.energyiot.bench.model.rules.Meter;
import io.energyiot.bench.model.rules.Told;
import io.energyiot.cli.analytics.ExportCommand;
import io.energyiot.cli.analytics.SqlCommand;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Asks for all readings by SQL, or for those of some days by an export that DuckDB reads. */
public final class WholeQuestion {
  private static final String COLUMNS =
      "device_id, channel, start, \"interval\", coalesce(cast(value as varchar(60)), value_text),"
          + " quality";
  private static final int EXPORTED_DAYS = 4;

  private WholeQuestion() {}

  /** Asks in one of the two ways. */
  public static Asked ask(Random random, Subject subject) {
    return random.nextBoolean() ? sql(subject) : export(random, subject);
  }

  private static Asked sql(Subject subject) {
    String statement = "select " + COLUMNS.replace('"', '`') + " from readings";
    List<String> rows = new ArrayList<>();
    subject
        .commands()
        .run(new SqlCommand(), List.of("--csv", statement))
        .lines()
        .skip(1)
        .forEach(line -> rows.add(row(line.split(",", -1))));
    Collections.sort(rows);
    return new Asked(
        "SQL", "./energy sql \"" + statement + "\"", readings(subject, 0, Long.MAX_VALUE), rows);
  }

  private static Asked export(Random random, Subject subject) {
    List<Meter> meters = subject.memory().meters();
    LocalDate first = LocalDate.of(2025, 10, 25);
    if (!meters.isEmpty()) {
      var told = subject.memory().told(meters.get(random.nextInt(meters.size())));
      long start = told.get(random.nextInt(told.size())).readings().firstKey();
      first = Instant.ofEpochMilli(start).atZone(subject.storage()).toLocalDate().minusDays(1);
    }
    LocalDate end = first.plusDays(EXPORTED_DAYS);
    try {
      Path folder = Files.createTempDirectory("model-export").resolve("lake");
      List<String> arguments =
          List.of(
              "--parquet", folder.toString(), "--from", first.toString(), "--to", end.toString());
      subject.commands().run(new ExportCommand(), arguments);
      return new Asked(
          "export",
          "./energy export " + String.join(" ", arguments),
          readings(subject, start(subject, first), start(subject, end)),
          exported(folder));
    } catch (IOException | SQLException e) {
      throw new BenchException("an export can't be read", e);
    }
  }

  private static long start(Subject subject, LocalDate day) {
    return day.atStartOfDay(subject.storage()).toInstant().toEpochMilli();
  }

  private static List<String> readings(Subject subject, long from, long to) {
    List<String> rows = new ArrayList<>();
    for (Meter meter : subject.memory().meters()) {
      for (Told each : subject.memory().standing(meter, Memory.NOW).subMap(from, to).values()) {
        rows.add(
            row(
                meter.device(),
                meter.channel(),
                Instant.ofEpochMilli(each.start()).toString(),
                Integer.toString(each.seconds()),
                each.digits(),
                each.quality()));
      }
    }
    Collections.sort(rows);
    return rows;
  }

  private static List<String> exported(Path folder) throws SQLException {
    List<String> rows = new ArrayList<>();
    String query =
        "select %s from read_parquet('%s/day=*/*.parquet') where device_id is not null"
            .formatted(COLUMNS.replace(" start,", " epoch_ms(start),"), folder);
    try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckDb.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      while (found.next()) {
        String[] fields = new String[6];
        for (int i = 0; i < fields.length; i++) {
          fields[i] =
              i == 2 ? Instant.ofEpochMilli(found.getLong(3)).toString() : found.getString(i + 1);
        }
        rows.add(row(fields));
      }
    }
    Collections.sort(rows);
    return rows;
  }

  /** With the value as a number, since its column keeps no zeros at the end. */
  private static String row(String... fields) {
    String value = fields[4] == null ? "" : fields[4];
    fields[4] = value.isEmpty() ? "" : new BigDecimal(value).stripTrailingZeros().toPlainString();
    return String.join(" ", fields);
  }
}
