package io.energyiot.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.formats.ReadingList;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.model.error.Reject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever bytes come, what is good is read and what is not is rejected by its line. */
class BadInputTest {
  private static final long SEED = 6;
  private static final CsvOptions HOURS = new CsvOptions(ZoneOffset.UTC, 3600);
  private static final String LONG = "A,2026-03-02 00:00:00,KWH,1.5";
  private static final String WIDE =
      "A,2026-03-02,KWH,1.5,1.5,1.5,1.5,1.5,1.5,1.5,1.5,1.5,1.5,1.5,1.5"
          + ",1.5,1.5,1.5,1.5,1.5,1.5,1.5,1.5,1.5,1.5,1.5,1.5";

  @ParameterizedTest
  @ValueSource(strings = {LONG, WIDE})
  void readsOnBehindALineOfTenMegabytes(String line) throws IOException {
    ReadingList found = read(line + "\n" + "1,".repeat(5_000_000) + "\n" + line);
    assertThat(found.records().stream().distinct()).containsExactly(1L, 3L);
    assertThat(found.rejects())
        .containsExactly(
            new Reject(
                2,
                null,
                ErrorCode.LINE_TOO_LONG,
                "a line has at most 1048576 bytes",
                "1,".repeat(100) + "…"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | device_id | DEVICE_ID_INVALID",
        "11 | date | START_INVALID",
        "14 | metric_name | CHANNEL_INVALID",
        "18 | v1 | VALUE_INVALID"
      })
  void rejectsAZeroByteInARow(int place, String field, ErrorCode code) throws IOException {
    String row = WIDE.substring(0, place) + '\0' + WIDE.substring(place + 1);
    ReadingList found = read(WIDE + "\n" + row + "\n" + WIDE);
    assertThat(found.rejects()).hasSize(1);
    Reject reject = found.rejects().get(0);
    assertThat(reject.record()).isEqualTo(2);
    assertThat(reject.field()).isEqualTo(field);
    assertThat(reject.code()).isEqualTo(code);
    assertThat(reject.text()).isEqualTo(row);
    assertThat(found.readings()).hasSize(field.equals("v1") ? 71 : 48);
  }

  @ParameterizedTest
  @ValueSource(strings = {LONG, WIDE})
  void readsOnBehindRandomBytes(String line) throws IOException {
    Random random = new Random(SEED);
    byte[] good = (line + "\r\n").getBytes(StandardCharsets.UTF_8);
    for (int round = 0; round < 2000; round++) {
      byte[] rubbish = new byte[random.nextInt(3000)];
      random.nextBytes(rubbish);
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      file.write(good);
      file.write(rubbish);
      file.write('\n');
      file.write(good);
      ReadingList found = new ReadingList();
      long lines = CsvReader.read(new ByteArrayInputStream(file.toByteArray()), HOURS, found);
      assertThat(found.records().stream().distinct())
          .as("seed %d, round %d", SEED, round)
          .containsExactly(1L, lines);
      assertThat(found.rejects())
          .as("seed %d, round %d", SEED, round)
          .allMatch(reject -> reject.record() > 1 && reject.record() < lines)
          .allMatch(reject -> reject.text().length() <= 201);
    }
  }

  private static ReadingList read(String text) throws IOException {
    ReadingList found = new ReadingList();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    CsvReader.read(new ByteArrayInputStream(bytes), HOURS, found);
    return found;
  }
}
