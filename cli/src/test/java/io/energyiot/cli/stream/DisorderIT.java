package io.energyiot.cli.stream;

import static io.energyiot.platform.fixture.Await.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.client.EnergyClient;
import io.energyiot.client.reading.RangeQuestion;
import io.energyiot.client.reading.Receipt;
import io.energyiot.client.usage.UsageQuestion;
import io.energyiot.ingest.seal.LiveScanSettings;
import io.energyiot.ingest.seal.Sealing;
import io.energyiot.store.EnergyStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order in which readings come changes no answer, before their day is sealed and after. */
class DisorderIT {
  private static final int METERS = 20;
  private static final int MAX_IN_REQUEST = 60;

  /** Longer than the lease of the server's writer, as the protocol of sealing wants it. */
  private static final Duration GRACE = Duration.ofSeconds(9);

  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  @Test
  void ordersGiveEqualAnswersBeforeAndAfterSealing() throws Exception {
    System.out.println("DisorderIT: seed " + seed);
    ShuffledDay day = new ShuffledDay(METERS, today, random);
    try (WholeSystem system = WholeSystem.start("disorder");
        EnergyStore store = system.openStore()) {
      EnergyClient server = system.client();
      Map<String, Map<Instant, BigDecimal>> expected = new HashMap<>();
      for (List<Sent> sent : List.of(day.inOrder("A"), day.shuffled("B"))) {
        send(server, sent);
        sent.forEach(each -> valuesOf(expected, each).put(each.start(), each.value()));
      }
      awaitAll(server, expected);

      Map<String, List<String>> open = answers(server, expected);
      Sealing.Done done =
          new Sealing(store, GRACE, LiveScanSettings.BY_CQL)
              .seal(today.toEpochDay(), Sealing.Progress.SILENT);
      assertThat(done.liveBlocks()).as("live blocks to fold").isGreaterThan(done.dayBlocks());
      assertThat(answers(server, expected)).as("seed %d", seed).isEqualTo(open);
    }
  }

  private static Map<Instant, BigDecimal> valuesOf(
      Map<String, Map<Instant, BigDecimal>> all, Sent reading) {
    return all.computeIfAbsent(reading.device(), device -> new TreeMap<>());
  }

  private void send(EnergyClient server, List<Sent> readings) {
    int next = 0;
    while (next < readings.size()) {
      int end = Math.min(readings.size(), next + 1 + random.nextInt(MAX_IN_REQUEST));
      Receipt receipt =
          server.post(readings.subList(next, end).stream().map(Sent::posted).toList());
      assertThat(receipt.accepted()).isEqualTo(end - next);
      next = end;
    }
  }

  private void awaitAll(EnergyClient server, Map<String, Map<Instant, BigDecimal>> expected) {
    expected.forEach(
        (meter, values) ->
            await("readings of " + meter)
                .untilAsserted(
                    () -> assertThat(stored(server, meter)).as("seed %d", seed).isEqualTo(values)));
  }

  private Map<Instant, BigDecimal> stored(EnergyClient server, String meter) {
    return Sent.values(server.readingList(RangeQuestion.of(meter, today, today.plusDays(1))));
  }

  /**
   * All answers about each pair of meters, by number, checked to be equal but for the meter's name
   * and to hold what is expected.
   */
  private Map<String, List<String>> answers(
      EnergyClient server, Map<String, Map<Instant, BigDecimal>> expected) {
    Map<String, List<String>> answers = new TreeMap<>();
    for (String number : IntStream.range(0, METERS).mapToObj("%02d"::formatted).toList()) {
      for (String meter : List.of("A" + number, "B" + number)) {
        assertThat(stored(server, meter))
            .as("seed %d, %s", seed, meter)
            .isEqualTo(expected.get(meter));
        assertThat(sum(server, meter))
            .as("seed %d, %s", seed, meter)
            .isEqualTo(
                expected.get(meter).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
      }
      List<String> ordered = questions(server, "A" + number);
      assertThat(questions(server, "B" + number))
          .as("seed %d, meter %s", seed, number)
          .isEqualTo(ordered);
      answers.put(number, ordered);
    }
    return answers;
  }

  private BigDecimal sum(EnergyClient server, String meter) {
    UsageQuestion question = UsageQuestion.of(meter).period("P1M").to(today.plusDays(1)).by("hour");
    return server.usage(question).total().sum();
  }

  /** The answers about ranges and usage as they come, without the meter's name. */
  private List<String> questions(EnergyClient server, String meter) {
    LocalDate tomorrow = today.plusDays(1);
    UsageQuestion usage = UsageQuestion.of(meter).to(tomorrow);
    String from = today + "T03:07:00Z";
    String to = today + "T17:41:00Z";
    List<byte[]> answers =
        List.of(
            server.rawReadings(RangeQuestion.of(meter, today, tomorrow)),
            server.rawReadings(RangeQuestion.of(meter, from, to)),
            server.rawUsage(usage.period("P1W").by("hour")),
            server.rawUsage(usage.period("P1M").by("day")));
    return answers.stream().map(each -> new String(each, UTF_8).replace(meter, "")).toList();
  }
}
