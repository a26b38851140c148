package io.energyiot.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.formats.csv.CsvOptions;
import io.energyiot.formats.csv.CsvReader;
import io.energyiot.formats.json.JsonLimits;
import io.energyiot.formats.json.JsonReader;
import io.energyiot.model.Reading;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code scenarios} is a file, options, and what must be found in it: {@code
 * expected.txt} has {@code record|device|channel|start|interval|value|quality}, {@code rejects.txt}
 * {@code record|field|code|detail}.
 */
class ScenariosTest {
  static Stream<Path> scenarios() throws IOException, URISyntaxException {
    Path root = Path.of(ScenariosTest.class.getResource("/scenarios").toURI());
    try (Stream<Path> folders = Files.list(root)) {
      return folders.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void findsWhatIsExpected(Path scenario) throws IOException {
    Properties options = new Properties();
    try (Reader reader = Files.newBufferedReader(scenario.resolve("options.properties"))) {
      options.load(reader);
    }
    String error = options.getProperty("error");
    if (error != null) {
      assertThatThrownBy(() -> read(scenario, options))
          .isInstanceOfSatisfying(
              EnergyException.class,
              e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_FORMAT_UNKNOWN))
          .hasMessageStartingWith(error);
      return;
    }
    ReadingList found = read(scenario, options);
    assertThat(readings(found)).isEqualTo(Files.readAllLines(scenario.resolve("expected.txt")));
    assertThat(rejects(found)).isEqualTo(Files.readAllLines(scenario.resolve("rejects.txt")));
  }

  private static ReadingList read(Path scenario, Properties options) throws IOException {
    ReadingList found = new ReadingList();
    String form = options.getProperty("form");
    String file = form.equals("csv") ? "input.csv" : "input.json";
    try (InputStream in = Files.newInputStream(scenario.resolve(file))) {
      switch (form) {
        case "csv" -> CsvReader.read(in, csvOptions(options), found);
        case "json" -> new JsonReader(JsonLimits.DEFAULT).readDocument(in, found);
        case "ndjson" -> new JsonReader(JsonLimits.DEFAULT).readLines(in, found);
        default -> throw new IllegalArgumentException(form);
      }
    }
    return found;
  }

  private static CsvOptions csvOptions(Properties options) {
    return new CsvOptions(
        ZoneId.of(options.getProperty("zone")), Integer.parseInt(options.getProperty("interval")));
  }

  /** In order of their lines, which those of a repeated hour don't come in. */
  private static List<String> readings(ReadingList found) {
    List<String> lines = new ArrayList<>();
    List<Integer> places =
        IntStream.range(0, found.readings().size())
            .boxed()
            .sorted(Comparator.comparing(found.records()::get))
            .toList();
    for (int i : places) {
      Reading reading = found.readings().get(i);
      lines.add(
          String.join(
              "|",
              found.records().get(i).toString(),
              reading.series().deviceId(),
              reading.series().channel().name(),
              Instant.ofEpochMilli(reading.start()).toString(),
              Integer.toString(reading.interval()),
              reading.value() == null ? "" : reading.value().toPlainString(),
              reading.quality().text()));
    }
    return lines;
  }

  private static List<String> rejects(ReadingList found) {
    return found.rejects().stream().map(ScenariosTest::text).toList();
  }

  private static String text(Reject reject) {
    String field = reject.field() == null ? "" : reject.field();
    return String.join(
        "|", Long.toString(reject.record()), field, reject.code().name(), reject.detail());
  }
}
