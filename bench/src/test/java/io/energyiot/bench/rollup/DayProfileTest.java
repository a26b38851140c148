package io.energyiot.bench.rollup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.bench.machine.BenchException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayProfileTest {
  private static final String START = "2026-01-01T00:00:00Z";
  private static final MeasuredProfile RIGHT =
      new MeasuredProfile(List.of(new Quarter(Instant.parse(START), 3, 600, 100, 300)));

  private static MeasuredProfile answer(String... texts) {
    return new MeasuredProfile(List.of(Quarter.ofTexts(texts)));
  }

  @Test
  void scalesDoNotMatter() {
    assertThatCode(() -> RIGHT.check("it", answer(START, "3", "0.6", "0.1000", "0.300")))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:15:00Z, 3, 0.600, 0.100, 0.300",
    "2026-01-01T00:00:00Z, 2, 0.600, 0.100, 0.300",
    "2026-01-01T00:00:00Z, 3, 0.601, 0.100, 0.300",
    "2026-01-01T00:00:00Z, 3, 0.600, 0.101, 0.300",
    "2026-01-01T00:00:00Z, 3, 0.600, 0.100, 0.299"
  })
  void eachFieldCounts(String start, String count, String sum, String min, String max) {
    MeasuredProfile wrong = answer(start, count, sum, min, max);
    assertThatThrownBy(() -> RIGHT.check("it", wrong))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("wrong answer of it");
  }

  @Test
  void noQuarterHourMayBeMissing() {
    assertThatThrownBy(() -> RIGHT.check("it", new MeasuredProfile(List.of())))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("0 quarter hours, not 1");
  }
}
