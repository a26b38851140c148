package io.energyiot.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.codec.BlockEncoder;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.block.BlockWriter;
import io.energyiot.store.block.DayBlock;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A meter that measures each second, whose 34 million readings are a few hundred kilobytes. */
class ReadingsQueryIT {
  private static final LocalDate FIRST = LocalDate.of(2022, 1, 1);
  private static final int DAYS = 400;
  private static final int SECONDS = 86_400;
  private static final String PATH = "/v1/devices/each-second/";

  private final ServerCalls http = RunningServer.http();

  @BeforeAll
  static void store() {
    Series series = new Series("each-second", Channel.KWH);
    try (EnergyStore store = RunningServer.openStore()) {
      BlockWriter writer = store.dayBlocks().writer();
      BlockEncoder encoder = new BlockEncoder();
      for (int i = 0; i < DAYS; i++) {
        long day = FIRST.plusDays(i).toEpochDay();
        ReadingsBuilder readings = new ReadingsBuilder(SECONDS);
        for (int second = 0; second < SECONDS; second++) {
          readings.add((day * SECONDS + second) * 1000, 1, 0, 0, Quality.ACTUAL);
        }
        byte[] block = encoder.encode(readings.build());
        writer.write(new DayBlock(series, day, new Version(1_700_000_000_000L, 1), block));
      }
      writer.flush();
    }
    RunningServer.http()
        .await(
            Duration.ofSeconds(10),
            each -> each.statusCode() == 200,
            PATH + "usage?from=2022-01-01&to=2022-01-01T01:00&zone=UTC");
  }

  @AfterEach
  void theServerLives() {
    assertThat(http.get("/q/health/live").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "readings?from=2022-01-01&to=2022-01-09&limit=10",
        "readings?from=2022-01-01&to=2023-02-01&limit=10",
        "readings?from=2022-01-01&to=2023-02-01&format=csv",
        "readings?from=2022-01-01&to=2023-02-01&as_of=2100-01-01T00:00:00Z",
        "readings?from=2022-01-01&to=2023-02-01&channel=*",
        "usage?from=2022-01-01&to=2023-02-01&by=month",
        "usage?period=P6M&to=2023-02-01&by=month&compare=previous",
        "readings/history?from=2022-01-01&to=2023-02-01"
      })
  void aQuestionOverMoreThanFitsIsRefused(String question) {
    HttpResponse<byte[]> answer = http.get(PATH + question + "&zone=UTC");
    assertThat(answer.statusCode()).as(ServerCalls.text(answer)).isIn(400, 413);
    assertThat(ServerCalls.text(answer)).contains("parts");
  }

  @Test
  void aQuestionForManyTellsItInALine() {
    String question =
        "{\"device_ids\":[\"each-second\",\"nobody\"],\"from\":\"2022-01-01\","
            + "\"to\":\"2023-02-01\"}";
    HttpResponse<byte[]> answer =
        http.send(
            "POST",
            "/v1/readings/query",
            BodyPublishers.ofString(question),
            "Content-Type",
            ServerCalls.JSON);
    assertThat(ServerCalls.text(answer).lines())
        .hasSize(2)
        .satisfiesExactly(
            first -> assertThat(first).contains("TOO_LARGE").contains("each-second"),
            second -> assertThat(second).contains("DEVICE_UNKNOWN"));
  }

  /** Five days need 41 MB of the 64 MiB that there are, a month more than all. */
  @ParameterizedTest
  @ValueSource(strings = {"2022-01-06", "2022-02-01", "2022-12-01"})
  void sixteenAtOnceAreAnsweredOrTold(String to) {
    String path = PATH + "usage?from=2022-01-01&zone=UTC&by=none&to=" + to;
    List<CompletableFuture<Integer>> answers =
        IntStream.range(0, 16)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> http.get(path).statusCode()))
            .toList();
    for (CompletableFuture<Integer> answer : answers) {
      assertThat(answer.join()).isIn(200, 400, 413, 429);
    }
  }

  @Test
  void aDayIsAnswered() {
    HttpResponse<byte[]> csv =
        http.get(PATH + "readings?from=2022-01-01&to=2022-01-02&zone=UTC&format=csv");
    assertThat(csv.statusCode()).isEqualTo(200);
    assertThat(ServerCalls.text(csv).lines()).hasSize(SECONDS + 1);
    String usage = PATH + "usage?from=2022-01-01&to=2022-01-06&zone=UTC&by=none";
    assertThat(JsonLines.at(http.get(usage).body(), "/total/count")).isEqualTo("432000");
  }
}
