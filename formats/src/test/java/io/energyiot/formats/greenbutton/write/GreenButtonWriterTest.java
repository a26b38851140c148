package io.energyiot.formats.greenbutton.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.formats.FoundReadings;
import io.energyiot.formats.greenbutton.GreenButtonFormat;
import io.energyiot.model.Channel;
import io.energyiot.model.Quality;
import io.energyiot.model.Reading;
import io.energyiot.model.Readings;
import io.energyiot.model.ReadingsBuilder;
import io.energyiot.model.Series;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GreenButtonWriterTest {
  private static final List<Quality> QUALITIES =
      List.of(
          Quality.ACTUAL,
          Quality.EDITED,
          Quality.ESTIMATED.with(8, Quality.NONE),
          Quality.ESTIMATED.with(9, Quality.NONE),
          Quality.QUESTIONABLE,
          Quality.DERIVED,
          Quality.PROJECTED,
          Quality.ACTUAL.with(14, Quality.NONE));

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void isReadBackTheSame() throws IOException {
    long seed = new Random().nextLong();
    System.out.println("GreenButtonWriterTest.isReadBackTheSame: seed " + seed);
    Random random = new Random(seed);
    List<Reading> written = new ArrayList<>();
    try (GreenButtonWriter writer =
        new GreenButtonWriter(out, ZoneId.of("America/Toronto"), Instant.EPOCH)) {
      for (int device = 10; device < 20; device++) {
        for (String channel : List.of("KWH", "KWH_EXPORT", "KWH_NET")) {
          Series series = Series.of("<&> é" + device, Channel.of(channel));
          writer.write(series, random(random, series, written));
        }
      }
      assertThat(writer.leftOut()).isEmpty();
    }
    FoundReadings found =
        FoundReadings.in(new GreenButtonFormat(), out.toByteArray(), null, 1 << 20);
    assertThat(found.rejects()).isEmpty();
    assertThat(found.readings()).hasSameSizeAs(written);
    for (int i = 0; i < written.size(); i++) {
      Reading one = found.readings().get(i);
      Reading other = written.get(i);
      assertThat(one.series()).isEqualTo(other.series());
      assertThat(one.start()).isEqualTo(other.start());
      assertThat(one.interval()).isEqualTo(other.interval());
      assertThat(one.quality()).isEqualTo(other.quality());
      assertThat(one.value()).isEqualByComparingTo(other.value());
    }
  }

  private static Readings random(Random random, Series series, List<Reading> written) {
    ReadingsBuilder readings = new ReadingsBuilder(100);
    long start = random.nextInt(1_000_000) * 900_000L;
    int scales = random.nextInt(10);
    for (int i = 0; i < 200; i++) {
      int interval = random.nextInt(10) == 0 ? 1 + random.nextInt(100_000) : 900;
      BigDecimal value =
          BigDecimal.valueOf(random.nextInt(100_000) - 50_000, random.nextInt(scales + 1));
      Quality quality = QUALITIES.get(random.nextInt(2) * random.nextInt(QUALITIES.size()));
      readings.add(start, interval, value, quality);
      written.add(new Reading(series, start, interval, value, quality));
      start += (interval + random.nextInt(2) * 900) * 1000L;
    }
    return readings.build();
  }

  @Test
  void writesTheLeastMultiplierThatHoldsAllDigits() throws IOException {
    try (GreenButtonWriter writer = new GreenButtonWriter(out, ZoneOffset.UTC, Instant.EPOCH)) {
      ReadingsBuilder readings = new ReadingsBuilder(2);
      readings.add(0, 900, new BigDecimal("1.5"), Quality.ACTUAL);
      readings.add(900_000, 900, new BigDecimal("0.0625"), Quality.ACTUAL);
      writer.write(Series.of("A", Channel.KWH), readings.build());
    }
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("<espi:powerOfTenMultiplier>-1</espi:powerOfTenMultiplier>")
        .contains("<espi:value>15000</espi:value>")
        .contains("<espi:value>625</espi:value>");
  }

  @Test
  void countsWhatEspiCannotHold() throws IOException {
    ReadingsBuilder readings = new ReadingsBuilder(9);
    readings.add(0, 900, null, Quality.MISSING);
    readings.add(900_000, 900, BigDecimal.ONE, Quality.SUBSTITUTED.with(14, 79));
    readings.add(1_800_001, 900, BigDecimal.ONE, Quality.ACTUAL);
    readings.add(2_700_000, 900, new BigDecimal("99999999999999999999"), Quality.ACTUAL);
    readings.add(3_600_000, 900, new BigDecimal("0.0000000000000001"), Quality.ACTUAL);
    readings.add(4_500_000, 900, BigDecimal.TEN, Quality.ACTUAL);
    Map<String, Long> leftOut;
    try (GreenButtonWriter writer = new GreenButtonWriter(out, ZoneOffset.UTC, Instant.EPOCH)) {
      writer.write(Series.of("A", Channel.KWH), readings.build());
      writer.write(Series.of("A", Channel.of("V")), readings.build());
      leftOut = Map.copyOf(writer.leftOut());
      assertThatThrownBy(() -> writer.write(Series.of("0", Channel.KWH), readings.build()))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(leftOut)
        .isEqualTo(
            Map.of(
                "readings of quality missing", 1L,
                "readings of quality substituted:14:79", 1L,
                "readings that start within a second", 1L,
                "values of more than 48 bits", 1L,
                "values of more than 15 decimals", 1L,
                "readings of channel V", 6L));
    assertThat(FoundReadings.in(new GreenButtonFormat(), out.toByteArray(), null, 1 << 20).sorted())
        .containsExactly("A,KWH,1970-01-01T01:15:00Z,PT15M,10,actual");
  }
}
