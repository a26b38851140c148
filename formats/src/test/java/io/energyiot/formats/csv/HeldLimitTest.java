package io.energyiot.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.formats.ReadingList;
import io.energyiot.model.error.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

/** Lines of the repeated hour take bounded memory; those beyond it are refused, never misread. */
class HeldLimitTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final DateTimeFormatter LABEL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(BERLIN);
  private static final int SERIES = 2_000;
  private static final int PLACES = 40;

  /** From 22:00Z, so that places 8 to 15 are shown twice. */
  private static Instant start(int place) {
    return Instant.parse("2026-10-24T22:00:00Z").plusSeconds(900L * place);
  }

  private static String line(int series, int place) {
    return "M%d,%s,KWH,%d%n".formatted(series, LABEL.format(start(place)), place);
  }

  private static ReadingList read(String text, long maxHeld) throws IOException {
    ReadingList found = new ReadingList();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    CsvReader.read(
        new ByteArrayInputStream(bytes), CsvOptions.quarterHours(BERLIN), maxHeld, found);
    found
        .readings()
        .forEach(
            each ->
                assertThat(Instant.ofEpochMilli(each.start()))
                    .isEqualTo(start(each.value().intValueExact())));
    assertThat(found.readings().size() + found.rejects().size()).isEqualTo(SERIES * PLACES);
    return found;
  }

  @Test
  void seriesBehindEachOtherNeedMemoryForOneOfThem() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int series = 0; series < SERIES; series++) {
      for (int place = 0; place < PLACES; place++) {
        text.append(line(series, place));
      }
    }
    assertThat(read(text.toString(), 100_000).rejects()).isEmpty();
  }

  @Test
  void seriesThatTakeTurnsAreRefusedBeyondTheLimitAndNoOthers() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int place = 0; place < PLACES; place++) {
      for (int series = 0; series < SERIES; series++) {
        text.append(line(series, place));
      }
    }
    assertThat(read(text.toString(), 10_000_000).rejects()).isEmpty();
    ReadingList bounded = read(text.toString(), 300_000);
    assertThat(bounded.rejects())
        .hasSizeBetween(1, SERIES * 8)
        .allMatch(each -> each.code() == ErrorCode.START_AMBIGUOUS);
  }
}
