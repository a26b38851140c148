package io.energyiot.formats.greenbutton;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.formats.FoundReadings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledIf("areThere")
class RealFeedsTest {
  private static final Path DATA = Path.of(System.getProperty("energy.shared", "absent"), "data");

  static boolean areThere() {
    return Files.exists(DATA);
  }

  private static final Pattern LINE =
      Pattern.compile(" +(\\S+ \\S+)\\+00:00, 1:00:00: (\\d+) Wh.*");

  private static FoundReadings read(byte[] feed, String device) {
    assertThat(new GreenButtonFormat().isFormatOf(feed)).isTrue();
    return FoundReadings.in(new GreenButtonFormat(), feed, device, 1 << 20);
  }

  @Test
  void readsHydroOne() throws IOException {
    Path folder = DATA.resolve("files/greenbutton-hydro-one");
    FoundReadings found = read(Files.readAllBytes(folder.resolve("data.xml")), null);
    assertThat(found.sorted()).isEqualTo(FoundReadings.expected(folder.resolve("expected.csv")));
    assertThat(found.leftOut).isEqualTo(Map.of("temperatures", 24L));
    assertThat(found.rejects()).isEmpty();
    assertThat(found.notes).isEmpty();
  }

  @Test
  void readsUnitedPower() throws IOException {
    Path folder = DATA.resolve("files/greenbutton-united-power");
    byte[] feed;
    try (ZipFile zip =
        new ZipFile(folder.resolve("green_button_data_1760853600000.zip").toFile())) {
      try (InputStream in =
          zip.getInputStream(
              zip.stream().filter(e -> e.getName().endsWith(".xml")).findFirst().orElseThrow())) {
        feed = in.readAllBytes();
      }
    }
    FoundReadings found = read(feed, null);
    assertThat(found.sorted()).isEqualTo(FoundReadings.expected(folder.resolve("expected.csv")));
    assertThat(found.leftOut).isEqualTo(Map.of("readings of demand", 1L));
    assertThat(found.rejects()).isEmpty();
    assertThat(found.notes).hasSize(2);
    assertThat(found.notes).anyMatch(note -> note.contains("below zero"));
    assertThat(found.notes).anyMatch(note -> note.contains("powerOfTenMultiplier is 3"));
  }

  @ParameterizedTest
  @CsvSource({
    "Desert_Single_Family_Jan_1_2011_to_Jan_1_2012_RetailCustomer_7, 8760, M1",
    "TestGBDataHourlyNineDaysBinnedDaily, 216, sample tariff showing block and tier pricing",
    "electric_containerized, 8, M1"
  })
  void readsSamples(String name, int count, String device) throws IOException {
    Path folder = DATA.resolve("greenbutton");
    List<String> expected = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve(name + ".expected.txt"))) {
      Matcher parts = LINE.matcher(line);
      if (parts.matches()) {
        java.math.BigDecimal kwh = new java.math.BigDecimal(parts.group(2)).movePointLeft(3);
        String start = parts.group(1).replace(' ', 'T') + "Z";
        expected.add(device + ",KWH," + start + ",PT1H," + kwh.toPlainString() + ",actual");
      }
    }
    FoundReadings found = read(Files.readAllBytes(folder.resolve(name + ".xml")), "M1");
    expected.sort(null);
    assertThat(expected).hasSize(count);
    assertThat(found.sorted()).isEqualTo(expected);
    assertThat(found.accounted()).isEqualTo(count);
  }

  @Test
  void refusesEachReadingOfAFeedThatSaysNoUnit() throws IOException {
    Path file = DATA.resolve("greenbutton/ngma_gas_provider_2024-07-16.xml");
    FoundReadings found = read(Files.readAllBytes(file), "M1");
    assertThat(found.rejects()).hasSize(36);
    assertThat(found.readings()).isEmpty();
  }
}
