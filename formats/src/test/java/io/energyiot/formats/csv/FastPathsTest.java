package io.energyiot.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.formats.ReadingList;
import io.energyiot.model.error.Reject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The ways that are quick for usual lines find what the general ones find. A quote before the
 * device, or a fraction behind the time, is all that it takes to leave them.
 */
class FastPathsTest {
  private static final long SEED = 20261124;
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

  private final Random random = new Random(SEED);

  @ParameterizedTest
  @ValueSource(chars = {',', ';'})
  void wideRows(char separator) throws IOException {
    CsvFormat form = new CsvFormat.WideForm(separator, false, 0, 1, 2, 3);
    CsvOptions hours = new CsvOptions(ZONE, 3600);
    for (int round = 0; round < 20_000; round++) {
      String rest = wideRow(separator) + (random.nextBoolean() ? "\r\n" : "\n");
      assertSame(read("M" + rest, form, hours), read("\"M\"" + rest, form, hours), rest);
    }
  }

  @ParameterizedTest
  @ValueSource(chars = {',', ';'})
  void longLines(char separator) throws IOException {
    CsvFormat form = new CsvFormat.LongForm(separator, false, 4, 0, 1, 2, 3, -1, -1);
    CsvOptions hours = new CsvOptions(ZONE, 3600);
    for (int round = 0; round < 50_000; round++) {
      String time = date() + (random.nextInt(9) == 0 ? "T" : " ") + clock();
      String offset = oneOf("", "", "Z", "+02:00", "-0230", "+2", "x");
      String rest = separator + oneOf("KWH", "kwh", "") + separator + value() + "\n";
      String line = "M" + separator + time + offset + rest;
      assertSame(read(line, form, hours), read("\"M\"" + line.substring(1), form, hours), line);
      String withFraction = "M" + separator + time + ".000" + offset + rest;
      assertThat(read(line, form, hours).readings())
          .as("seed %d, %s", SEED, line)
          .isEqualTo(read(withFraction, form, hours).readings());
    }
  }

  private String wideRow(char separator) {
    StringBuilder row = new StringBuilder().append(separator).append(date());
    row.append(separator).append(oneOf("KWH", "KWH", "E1", " kwh ", "a b"));
    boolean odd = random.nextBoolean();
    int count = random.nextInt(5) == 0 ? random.nextInt(30) : 23 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      row.append(separator).append(odd ? value() : usualValue());
    }
    return row + String.valueOf(separator).repeat(random.nextInt(4) == 0 ? random.nextInt(4) : 0);
  }

  private String date() {
    return oneOf(
        "2026-03-02", "2026-03-29", "2026-10-25", "2199-12-31", "1970-01-01", "2026-02-30", "2026");
  }

  private String clock() {
    if (random.nextInt(4) > 0) {
      return "%02d:%02d:%02d".formatted(random.nextInt(26), random.nextInt(62), random.nextInt(62));
    }
    char[] clock = "12:15:30".toCharArray();
    clock[random.nextInt(clock.length)] = (char) random.nextInt(0x7F);
    return new String(clock);
  }

  private String usualValue() {
    return oneOf("", "", "", "-", "1") + random.nextInt(10) + "." + random.nextInt(1000);
  }

  private String value() {
    return switch (random.nextInt(16)) {
      case 0 -> "";
      case 1 -> " " + usualValue() + "\t";
      case 2 -> oneOf("+1", "1e3", "-1E-3", "1,5", "1.", ".5", "-", ".", "1.2.3", "--1");
      case 3 -> "\"" + usualValue() + "\"";
      case 4 -> oneOf("\"\"", "\"1\"\"2\"", "\"1", "1\"", "\"1\"2", "x", "é", "\0", "NaN");
      case 5 -> Long.toString(random.nextLong()) + oneOf("", ".", ".25", "123456789");
      default -> usualValue();
    };
  }

  private String oneOf(String... texts) {
    return texts[random.nextInt(texts.length)];
  }

  private static ReadingList read(String text, CsvFormat form, CsvOptions options)
      throws IOException {
    ReadingList found = new ReadingList();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    CsvReader.read(new ByteArrayInputStream(bytes), form, 0, options, 0, found);
    return found;
  }

  private static void assertSame(ReadingList fast, ReadingList general, String line) {
    assertThat(fast.readings()).as("seed %d, %s", SEED, line).isEqualTo(general.readings());
    assertThat(withoutText(fast)).as("seed %d, %s", SEED, line).isEqualTo(withoutText(general));
  }

  private static List<Reject> withoutText(ReadingList found) {
    return found.rejects().stream()
        .map(reject -> new Reject(reject.record(), reject.field(), reject.code(), reject.detail()))
        .toList();
  }
}
