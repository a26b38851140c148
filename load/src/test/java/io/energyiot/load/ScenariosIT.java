package io.energyiot.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.LoadTotals;
import java.io.IOException;
import java.io.Reader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder of {@code scenarios} is a file, what must be stored of it ({@code expected.csv}, in
 * order of device, channel and start) and refused ({@code rejects.csv}). {@code
 * options.properties}, if it is there, tells the file's {@code zone} and how many of its readings
 * are {@code repeated}.
 */
class ScenariosIT {
  /** {@code file,line,field,code,detail,text}; the field is empty or in quotes. */
  private static final Pattern REJECT =
      Pattern.compile("\"[^\"]*\",(\\d+),(?:\"([^\"]*)\")?,\"([A-Z_]+)\",\".*\",\".*\"");

  @TempDir private static Path folder;
  private static Keyspace byCql;
  private static Keyspace byImport;

  @BeforeAll
  static void open() {
    byCql = new Keyspace("scenarios_cql", folder);
    byImport = new Keyspace("scenarios_import", folder);
  }

  @AfterAll
  static void close() {
    byCql.close();
    byImport.close();
  }

  static Stream<Path> scenarios() throws IOException, URISyntaxException {
    Path root = Path.of(ScenariosIT.class.getResource("/scenarios").toURI());
    try (Stream<Path> folders = Files.list(root)) {
      return folders.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void storesWhatIsExpectedByEitherPath(Path scenario) throws IOException {
    check(scenario, LoadRoute.CQL, byCql);
    check(scenario, LoadRoute.SSTABLE_IMPORT, byImport);
    assertThat(byImport.dayBlocksWithoutVersions()).isEqualTo(byCql.dayBlocksWithoutVersions());
  }

  private static void check(Path scenario, LoadRoute path, Keyspace keyspace) throws IOException {
    Properties options = options(scenario);
    List<String> expected = withoutHeader(scenario.resolve("expected.csv"));
    List<String> rejects = withoutHeader(scenario.resolve("rejects.csv"));
    ZoneId zone = ZoneId.of(options.getProperty("zone", "UTC"));

    FileReceipt file =
        keyspace.load(
            scenario.resolve("input.csv"),
            keyspace.options(zone, path, LoadOptions.defaultMemory()));

    LoadTotals totals = file.totals();
    assertThat(stored(expected, keyspace)).as(path.text()).isEqualTo(expected);
    assertThat(rejects(file)).isEqualTo(rejects);
    assertThat(totals.readings()).isEqualTo(expected.size());
    assertThat(totals.rejected()).isEqualTo(rejects.size());
    assertThat(totals.repeated()).isEqualTo(Long.parseLong(options.getProperty("repeated", "0")));
    assertThat(totals.firstDay()).isEqualTo(days(expected).get(0));
    assertThat(totals.lastDay()).isEqualTo(days(expected).get(days(expected).size() - 1));
  }

  private static Properties options(Path scenario) throws IOException {
    Properties options = new Properties();
    Path file = scenario.resolve("options.properties");
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        options.load(reader);
      }
    }
    return options;
  }

  private static List<String> withoutHeader(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.subList(1, lines.size());
  }

  /** Everything stored of the expected series, some days before and after included. */
  private static List<String> stored(List<String> expected, Keyspace keyspace) {
    Map<String, String[]> series = new LinkedHashMap<>();
    for (String line : expected) {
      String[] fields = line.split(",", -1);
      series.put(fields[0] + "," + fields[1], fields);
    }
    List<LocalDate> days = days(expected);
    LocalDate from = days.get(0).minusDays(2);
    LocalDate to = days.get(days.size() - 1).plusDays(2);
    List<String> stored = new ArrayList<>();
    series.values().forEach(s -> stored.addAll(keyspace.readings(s[0], s[1], from, to)));
    return stored;
  }

  private static List<LocalDate> days(List<String> expected) {
    return expected.stream()
        .map(line -> Instant.parse(line.split(",", -1)[2]))
        .map(start -> LocalDate.ofInstant(start, ZoneOffset.UTC))
        .sorted()
        .distinct()
        .toList();
  }

  /** What the rejects file says, each as {@code line,field,code}. */
  private static List<String> rejects(FileReceipt file) throws IOException {
    if (file.rejectsFile() == null) {
      return List.of();
    }
    List<String> rejects = new ArrayList<>();
    for (String line : withoutHeader(Path.of(file.rejectsFile()))) {
      Matcher fields = REJECT.matcher(line);
      assertThat(fields.matches()).as(line).isTrue();
      String field = fields.group(2) == null ? "" : fields.group(2);
      rejects.add(fields.group(1) + "," + field + "," + fields.group(3));
    }
    return rejects;
  }
}
