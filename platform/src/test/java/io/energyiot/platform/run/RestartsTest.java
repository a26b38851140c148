package io.energyiot.platform.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.service.Service;
import io.energyiot.platform.service.StartProgress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestartsTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration SHORT = Duration.ofSeconds(299);

  @TempDir Path scratch;

  private static Death death(int pid) {
    return new Death(pid, NOON.plusSeconds(pid), OptionalInt.of(3), "out of memory: heap");
  }

  @ParameterizedTest
  @CsvSource({"1,0", "2,2", "3,4", "4,8", "5,16", "6,32", "7,60", "8,60", "1000,60"})
  void pausesDoubleToAMinute(int row, int seconds) {
    assertThat(Restarts.pause(row)).hasSeconds(seconds);
  }

  @Test
  void whatLivedForFiveMinutesBeginsAnewAndAllAreCounted() {
    Restarts third = Restarts.first(death(1)).and(death(2), SHORT).and(death(3), SHORT);
    assertThat(third.deaths()).isEqualTo(3);
    assertThat(third.next()).isEqualTo(NOON.plusSeconds(3 + 4));
    Restarts fourth = third.and(death(4), SHORT.plusSeconds(1));
    assertThat(fourth.deaths()).isEqualTo(4);
    assertThat(fourth.next()).isEqualTo(NOON.plusSeconds(4));
  }

  @Test
  void areReadAsWritten() {
    DataFolder folder = new DataFolder(scratch);
    folder.create(StartProgress.SILENT);
    assertThat(Restarts.read(folder, Service.SERVER)).isEmpty();
    Restarts known = Restarts.first(death(1)).and(death(2), SHORT);
    known.write(folder, Service.SERVER);
    assertThat(Restarts.read(folder, Service.SERVER)).contains(known);
    Restarts unseen = Restarts.first(new Death(9, NOON, OptionalInt.empty(), ""));
    unseen.write(folder, Service.KAFKA);
    assertThat(Restarts.read(folder, Service.KAFKA)).contains(unseen);
  }

  @Test
  void aDeathIsTold() {
    assertThat(death(1).text()).isEqualTo("exit status 3, out of memory: heap");
    assertThat(new Death(1, NOON, OptionalInt.of(137), "").text()).startsWith("killed by signal 9");
    assertThat(new Death(1, NOON, OptionalInt.of(134), "").text()).isEqualTo("ended by signal 6");
    assertThat(new Death(1, NOON, OptionalInt.empty(), "").text()).startsWith("ended, nobody saw");
  }
}
