package io.energyiot.cli.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.cli.Run;
import io.energyiot.model.Channel;
import io.energyiot.model.Readings;
import io.energyiot.model.Series;
import io.energyiot.platform.EnergySystem;
import io.energyiot.platform.fixture.TestFolders;
import io.energyiot.platform.folder.DataFolder;
import io.energyiot.platform.service.Service;
import io.energyiot.platform.service.StartProgress;
import io.energyiot.store.EnergyStore;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Days as Parquet, and a day again after corrections. */
class ExportIT {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int DEVICES = 20;

  private static final DataFolder FOLDER = TestFolders.guarded("export");

  @TempDir Path scratch;

  private static Run energy(String command, String... more) {
    return Run.in(FOLDER, command, more).done();
  }

  @Test
  void aDayThatIsExportedAgainReplacesTheOneBeforeAndNoOther() throws IOException {
    EnergySystem system = TestFolders.system(FOLDER, Map.of());
    system.only(EnumSet.of(Service.CASSANDRA)).up(StartProgress.SILENT);
    Path lake = scratch.resolve("the lake, größer");
    energy("insert", "--devices=" + DEVICES, "--date=" + FIRST, "--days=2");
    export(lake, FIRST, FIRST.plusDays(3));

    List<String> before = sums(system);
    assertThat(inLake(lake)).isEqualTo(before);
    assertThat(lake.resolve("day=2026-01-03")).isDirectoryContaining("glob:**/_manifest.json");
    assertThat(Files.readString(lake.resolve("day=2026-01-02/_manifest.json")))
        .contains("\"day\":\"2026-01-02\"", "\"zone\":\"UTC\"", "\"readings\":" + DEVICES * 96);

    energy("insert", "--devices=" + DEVICES, "--date=" + FIRST, "--days=2", "--seed=2");
    // As if a job had been killed when it had taken the day away.
    Files.createDirectories(lake.resolve("_old"));
    Files.move(lake.resolve("day=2026-01-01"), lake.resolve("_old/day=2026-01-01"));
    export(lake, FIRST.plusDays(1), FIRST.plusDays(2));

    List<String> after = sums(system);
    assertThat(after.get(1)).isNotEqualTo(before.get(1));
    assertThat(inLake(lake)).containsExactly(before.get(0), after.get(1));
    assertThat(lake.resolve("_new")).doesNotExist();
    assertThat(lake.resolve("_old")).doesNotExist();
  }

  private static void export(Path lake, LocalDate from, LocalDate to) {
    energy("export", "--parquet=" + lake.toUri(), "--from=" + from, "--to=" + to);
  }

  /** Day, readings and sum of each day that has any, of the files alone. */
  private static List<String> inLake(Path lake) {
    String statement =
        "select day, count(*), sum(value) from parquet.`" + lake + "` group by day order by day";
    return energy("sql", "--csv", statement).out().lines().skip(1).toList();
  }

  /** The same by plain sums over what is stored. */
  private static List<String> sums(EnergySystem system) {
    List<String> lines = new ArrayList<>();
    try (EnergyStore store = EnergyStore.open(system.settingsWithStores())) {
      for (LocalDate day = FIRST; day.isBefore(FIRST.plusDays(2)); day = day.plusDays(1)) {
        BigDecimal sum = BigDecimal.ZERO;
        int count = 0;
        for (int device = 1; device <= DEVICES; device++) {
          Series series = new Series("MTR%08d".formatted(device), Channel.KWH);
          Readings readings = store.readings().read(series, day.toEpochDay(), day.toEpochDay());
          count += readings.size();
          for (int i = 0; i < readings.size(); i++) {
            sum = sum.add(readings.value(i));
          }
        }
        lines.add(day + "," + count + "," + sum.stripTrailingZeros().toPlainString());
      }
    }
    return lines;
  }
}
