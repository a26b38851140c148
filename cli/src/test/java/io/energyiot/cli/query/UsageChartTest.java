package io.energyiot.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.client.reading.Completeness;
import io.energyiot.client.usage.Usage;
import io.energyiot.client.usage.Usage.Bucket;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a chart looks like, character by character. */
class UsageChartTest {
  private static final TerminalLines BLOCKS = TerminalLines.of("60", StandardCharsets.UTF_8);
  private static final TerminalLines ASCII = TerminalLines.of("60", StandardCharsets.US_ASCII);

  private static OffsetDateTime day(int day) {
    return OffsetDateTime.parse("2026-01-%02dT00:00:00+01:00".formatted(day));
  }

  private static Bucket bucket(int day, String sum, long count) {
    BigDecimal value = sum == null ? null : new BigDecimal(sum);
    return new Bucket(
        day(day), day(day + 1), value, null, null, null, count, 96, null, null, null, null);
  }

  private static Usage usage(String unit, List<Bucket> buckets, String sum) {
    long count = buckets.stream().mapToLong(Bucket::count).sum();
    long expected = buckets.stream().mapToLong(Bucket::expected).sum();
    Usage.Peak peak =
        new Usage.Peak(new BigDecimal("3.2"), "kW", OffsetDateTime.parse("2026-01-02T18:00+01:00"));
    Bucket total =
        new Bucket(
            null,
            null,
            new BigDecimal(sum),
            null,
            null,
            null,
            count,
            expected,
            null,
            null,
            peak,
            null);
    Completeness completeness =
        new Completeness(
            expected,
            count,
            Map.of("actual", count),
            count == expected
                ? List.of()
                : List.of(new Completeness.Gap(day(2).plusHours(6), day(4), expected - count)),
            Completeness.Overlaps.NONE);
    return new Usage(
        "MTR1",
        "KWH",
        unit,
        "Europe/Berlin",
        "P1W",
        day(1),
        day(5),
        "day",
        null,
        completeness,
        total,
        buckets,
        null);
  }

  private static final List<Bucket> WITH_A_GAP =
      List.of(
          bucket(1, "8.200", 96),
          bucket(2, "2.5", 24),
          bucket(3, null, 0),
          bucket(4, "10.000", 96));

  @Test
  void aGapAndAnIncompleteDayAreSeen() {
    assertThat(new UsageChart(usage("kWh", WITH_A_GAP, "20.700"), BLOCKS).lines())
        .containsExactly(
            "MTR1 KWH, kWh by day, Europe/Berlin",
            "2026-01-01T00:00+01:00 to 2026-01-05T00:00+01:00",
            "2026-01-01 Thu  8.200 ██████████████████████████▎",
            "2026-01-02 Fri    2.5 ████████                         24/96",
            "2026-01-03 Sat      - no readings                      0/96",
            "2026-01-04 Sun 10.000 ████████████████████████████████",
            "total          20.700  peak 3.2 kW at 2026-01-02T18:00+01:00",
            "incomplete: 216 of 384 readings, 168 missing (216 actual)",
            "  missing 2026-01-02T06:00+01:00 to 2026-01-04T00:00+01:00: 168");
  }

  @Test
  void withoutUnicodeBarsAreOfNumberSigns() {
    assertThat(new UsageChart(usage("kWh", WITH_A_GAP, "20.700"), ASCII).lines())
        .contains(
            "2026-01-01 Thu  8.200 ##########################",
            "2026-01-02 Fri    2.5 ########                         24/96",
            "2026-01-03 Sat      - no readings                      0/96",
            "2026-01-04 Sun 10.000 ################################")
        .allSatisfy(line -> assertThat(line).matches("\\p{ASCII}*"));
  }

  @Test
  void negativeValuesGoToTheLeftOfOneAxis() {
    List<Bucket> buckets =
        List.of(
            bucket(1, "-5.000", 96),
            bucket(2, "10.000", 96),
            bucket(3, "0", 96),
            bucket(4, "-0.001", 96));
    assertThat(new UsageChart(usage(null, buckets, "4.999"), BLOCKS).lines())
        .containsExactly(
            "MTR1 KWH by day, Europe/Berlin",
            "2026-01-01T00:00+01:00 to 2026-01-05T00:00+01:00",
            "2026-01-01 Thu -5.000 █████████████",
            "2026-01-02 Fri 10.000              █████████████████████████",
            "2026-01-03 Sat      0",
            "2026-01-04 Sun -0.001             █",
            "total           4.999  peak 3.2 kW at 2026-01-02T18:00+01:00",
            "complete: 384 readings (384 actual)");
  }

  @Test
  void noLineIsLongerThanTheTerminalIsWide() {
    for (String columns : List.of("44", "60", "80", "200")) {
      TerminalLines terminal = TerminalLines.of(columns, StandardCharsets.UTF_8);
      List<String> lines = new UsageChart(usage("kWh", WITH_A_GAP, "20.700"), terminal).lines();
      assertThat(lines.subList(2, 6))
          .allSatisfy(
              line -> assertThat(line.length()).isLessThanOrEqualTo(Integer.parseInt(columns)));
    }
  }

  @Test
  void aPeriodWithoutAnythingHasNoBars() {
    Usage usage = usage("kWh", List.of(bucket(1, null, 0), bucket(2, "0.000", 96)), "0.000");
    assertThat(new UsageChart(usage, BLOCKS).lines().subList(2, 4))
        .containsExactly(
            "2026-01-01 Thu     - no readings                        0/96", "2026-01-02 Fri 0.000");
  }
}
