package io.energyiot.bench.query;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.bench.http.Connection.Request;
import io.energyiot.bench.http.Outcome;
import io.energyiot.bench.http.RequestDriver;
import io.energyiot.bench.peers.system.QuestDb;
import io.energyiot.cli.output.TaskProgress;
import io.energyiot.households.HouseholdsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.StreamSupport;

/** QuestDB, a partition a day and an index of devices, asked by its HTTP interface. */
final class QuestDbHttp implements QuerySubject {
  private static final int KWH_SCALE = 3;

  private final Path folder;
  private final HouseholdNights nights;
  private final QuestDb server;

  QuestDbHttp(Path folder, HouseholdNights nights) {
    this.folder = folder;
    this.nights = nights;
    server = new QuestDb(folder, false);
  }

  @Override
  public String label() {
    return "QuestDB, HTTP";
  }

  @Override
  public HouseholdNights nights() {
    return nights;
  }

  @Override
  public void load() {
    start();
    try (TaskProgress progress = TaskProgress.of("loading QuestDB", "nights")) {
      server.createTable(nights.devices(), true);
      for (int i = 0; i < nights.days(); i++) {
        Path file = folder.resolve("night.csv");
        nights.night(i).write(file, HouseholdsFile.Form.LONG, done -> {});
        server.load(file);
        Files.delete(file);
        progress.at(i + 1, nights.days());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      close();
    }
  }

  @Override
  public void start() {
    server.start();
  }

  private static String sql(Question question, AskedQuery asked) {
    String chosen =
        "FROM reading WHERE device_id = '%s' AND metric_time >= '%s' AND metric_time < '%s'"
            .formatted(asked.deviceId(), asked.from(), asked.to());
    return question.isByMonth()
        ? "SELECT sum(metric_value), min(metric_value), max(metric_value), avg(metric_value),"
            + " count(), metric_time "
            + chosen
            + " SAMPLE BY 1M ALIGN TO CALENDAR"
        : "SELECT metric_value, metric_time " + chosen;
  }

  @Override
  public long[] answer(Question question, AskedQuery asked) {
    JsonNode rows = server.rows(sql(question, asked));
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> new BigDecimal(row.path(0).asText()))
        .mapToLong(value -> value.movePointRight(KWH_SCALE).longValueExact())
        .toArray();
  }

  @Override
  public Outcome ask(Question question, int clients, Duration duration, Random random) {
    try (RequestDriver driver = new RequestDriver(server.address(), clients)) {
      return driver.run(
          () -> request(question, question.any(nights, random)),
          Double.POSITIVE_INFINITY,
          duration);
    }
  }

  private Request request(Question question, AskedQuery asked) {
    int readings = asked.days() * HouseholdNights.QUARTERS_A_DAY;
    return Request.get(server.address(), QuestDb.path(sql(question, asked)), readings);
  }

  @Override
  public void close() {
    server.close();
  }
}
