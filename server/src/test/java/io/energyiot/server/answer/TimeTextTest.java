package io.energyiot.server.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXXX");
  private static final long END = 7_258_118_400_000L; // 2200-01-01T00:00:00Z

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Asia/Kathmandu",
        "Pacific/Apia",
        "+05:30"
      })
  void textIsThatOfTheJdk(String name) {
    ZoneId zone = ZoneId.of(name);
    TimeText times = new TimeText(zone);
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      long time = (long) (random.nextDouble() * END) / 900_000 * 900_000;
      for (int step = 0; step < 200; step++) {
        assertThat(times.of(time)).as("seed %d", seed).isEqualTo(expected(time, zone));
        time += random.nextInt(4) == 0 ? random.nextInt(3_600_000) : 900_000;
      }
    }
  }

  private static String expected(long time, ZoneId zone) {
    return (time % 1000 == 0 ? SECONDS : MILLIS).format(Instant.ofEpochMilli(time).atZone(zone));
  }
}
