package io.energyiot.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarTextTest {
  private static final String FIGURES = "12 s left, reading, 1,234,567 readings/s";

  @Test
  void isOfWholeWordsAt80Columns() {
    assertThat(BarText.of("loading", 0.42, FIGURES, 80))
        .isEqualTo(
            "loading [=========>            ]  42 %, 12 s left, reading, 1,234,567 readings/s")
        .hasSize(80);
  }

  @Test
  void leavesOutWholeFiguresAndTheTimeLast() {
    assertThat(BarText.of("loading", 0.5, FIGURES, 60))
        .isEqualTo("loading [============>           ]  50 %, 12 s left, reading");
    assertThat(BarText.of("loading", 0.5, FIGURES, 40)).endsWith(" 50 %, 12 s left").hasSize(40);
    assertThat(BarText.of("rollup", 0.5, "2026-01-01, 2 of 3, 9 s left", 42))
        .isEqualTo("rollup [========>        ]  50 %, 9 s left");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 30, 40, 60, 79, 80, 81, 132, 300})
  void fitsAnyTerminal(int width) {
    for (double share : new double[] {0, 0.001, 0.5, 0.999, 1}) {
      String line =
          BarText.of("generating a-rather-long-name-of-a-file.csv.gz", share, FIGURES, width);
      assertThat(line.length()).as(line).isLessThanOrEqualTo(Math.max(width, 20));
      assertThat(line).matches(".* \\[=*>? *] +\\d+ %(, .*)?");
    }
    assertThat(BarText.of("x", 1, null, width)).contains("=]").endsWith("100 %");
  }
}
