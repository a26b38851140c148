package io.energyiot.bench.peers.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.bench.machine.BenchException;
import io.energyiot.formats.ReadingList;
import io.energyiot.formats.csv.CsvOptions;
import io.energyiot.formats.csv.CsvReader;
import io.energyiot.households.Households;
import io.energyiot.households.HouseholdsFile;
import io.energyiot.model.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HouseholdFileDaysTest {
  @TempDir Path folder;

  private static BigDecimal sum(List<Reading> readings) {
    return readings.stream().map(Reading::value).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @ParameterizedTest
  @EnumSource
  void itsTotalsAreThoseOfTheFile(HouseholdsFile.Form form) throws IOException {
    HouseholdFileDays content = new HouseholdFileDays(3, 2, form);
    Path file = folder.resolve("file.csv");
    content.file().write(file, form, done -> {});
    ReadingList found = new ReadingList();
    try (InputStream in = Files.newInputStream(file)) {
      CsvReader.read(in, CsvOptions.quarterHours(ZoneOffset.UTC), found);
    }
    List<Reading> readings = found.readings();
    assertThat(content.readings()).isEqualTo(readings.size()).isEqualTo(3 * 2 * 96);
    for (int first : List.of(1, 96, 250, 576)) {
      PeerTotals totals = new PeerTotals(first, sum(readings.subList(0, first)));
      assertThat(content.first(first)).isEqualTo(totals);
    }
    List<Reading> second =
        readings.stream()
            .filter(each -> each.series().deviceId().equals(Households.deviceId(2)))
            .toList();
    assertThat(content.ofDevice(2)).isEqualTo(new PeerTotals(192, sum(second)));
  }

  @ParameterizedTest
  @EnumSource
  void anotherSumOrCountIsAWrongAnswer(HouseholdsFile.Form form) {
    PeerTotals right = new HouseholdFileDays(1, 1, form).first(96);
    right.check("a peer", new PeerTotals(96, right.sum().setScale(9)));
    BigDecimal more = right.sum().add(new BigDecimal("0.001"));
    for (PeerTotals wrong : List.of(new PeerTotals(95, right.sum()), new PeerTotals(96, more))) {
      assertThatThrownBy(() -> right.check("a peer", wrong))
          .isInstanceOf(BenchException.class)
          .hasMessageContaining("wrong answer of a peer");
    }
  }
}
