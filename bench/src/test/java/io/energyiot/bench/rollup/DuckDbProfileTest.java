package io.energyiot.bench.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.bench.peers.system.HouseholdFileDays;
import io.energyiot.households.HouseholdsFile;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbProfileTest {
  private static final long DEVICES = 7;

  @TempDir Path folder;
  private DuckDbProfile duckDb;
  private Path file;

  @BeforeEach
  void load() throws Exception {
    duckDb = new DuckDbProfile(folder);
    file = folder.resolve("day.csv");
    HouseholdFileDays content = new HouseholdFileDays(DEVICES, 1, HouseholdsFile.Form.WIDE);
    content.file().write(file, content.form(), done -> {});
    duckDb.load(file);
  }

  @Test
  void itsAnswerIsThatOfTheFleet() {
    MeasuredProfile right = MeasuredProfile.of(DEVICES);
    assertThat(right.readings()).isEqualTo(DEVICES * 96);
    MeasuredTimes times = duckDb.ask(right, Duration.ZERO);
    assertThat(times.first()).isPositive();
    assertThat(times.again()).isPositive();
    assertThat(times.count()).isOne();
  }

  @Test
  void anotherFleetIsAWrongAnswer() {
    MeasuredProfile right = MeasuredProfile.of(DEVICES - 1);
    assertThatThrownBy(() -> duckDb.ask(right, Duration.ZERO))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("wrong answer of DuckDB");
  }

  @Test
  void readingsThatAreLoadedTwiceAreAWrongAnswer() {
    duckDb.load(file);
    MeasuredProfile right = MeasuredProfile.of(DEVICES);
    assertThatThrownBy(() -> duckDb.ask(right, Duration.ZERO))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("count=14");
  }
}
