package io.energyiot.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.load.progress.LoadListener;
import io.energyiot.store.load.ContentReceipt;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading the same content again changes nothing; a corrected file wins where it differs. */
class LoadedAgainIT {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 30);

  @TempDir private static Path folder;
  private static Keyspace keyspace;

  @BeforeAll
  static void open() {
    keyspace = new Keyspace("loaded_again", folder);
  }

  @AfterAll
  static void close() {
    keyspace.close();
  }

  @Test
  void theSameFileTwiceIsStoredOnce() throws IOException {
    Path file = write("twice.csv", hours("twice", 24));
    FileReceipt first = keyspace.load(file);
    long rows = keyspace.rows("day_block");

    FileReceipt second = keyspace.load(file);

    assertThat(second.version()).isEqualTo(first.version());
    assertThat(second.checksum()).isEqualTo(first.checksum());
    assertThat(second.totals()).isEqualTo(first.totals());
    assertThat(first.totals().readings()).isEqualTo(24);
    assertThat(keyspace.rows("day_block")).isEqualTo(rows);
    assertThat(stored("twice")).isEqualTo(expected("twice", 24));
  }

  @Test
  void whatWasLoadedBeforeIsSkippedUnlessItIsAskedFor() throws IOException {
    Path file = write("skipped.csv", hours("skipped", 24));
    LoadOptions once = LoadOptions.of(ZoneOffset.UTC, folder);

    assertThat(keyspace.load(file, once).state()).isEqualTo(FileState.LOADED);
    assertThat(keyspace.load(file, once).state()).isEqualTo(FileState.SKIPPED);
    assertThat(keyspace.load(file).state()).isEqualTo(FileState.LOADED);
  }

  @Test
  void aLaterFileOfTheSameLoadWins() throws IOException {
    Path first = write("z-first.csv", List.of("both,2026-03-30 05:00:00,KWH,1.0"));
    Path second = write("a-second.csv", List.of("both,2026-03-30 05:00:00,KWH,2.0"));

    LoadResult result = keyspace.load(keyspace.options(), LoadListener.NONE, first, second);

    assertThat(result.failure()).isNull();
    assertThat(stored("both")).containsExactly("both,KWH,2026-03-30T05:00:00Z,2.0,actual");
  }

  @Test
  void theSameContentUnderAnotherNameIsTheSameFile() throws IOException {
    List<String> lines = hours("renamed", 24);
    FileReceipt first = keyspace.load(write("name.csv", lines));
    long rows = keyspace.rows("day_block");
    long receipts = keyspace.rows("loaded_file");

    FileReceipt second = keyspace.load(write("other-name.csv", lines));

    assertThat(second.version()).isEqualTo(first.version());
    assertThat(keyspace.rows("day_block")).isEqualTo(rows);
    assertThat(keyspace.rows("loaded_file")).isEqualTo(receipts);
  }

  @Test
  void aCorrectedFileWinsForItsIntervalsOnly() throws IOException {
    FileReceipt first = keyspace.load(write("first.csv", hours("corrected", 24)));
    Path correction =
        write(
            "correction.csv",
            List.of(
                "corrected,2026-03-30 05:00:00,KWH,55.50",
                "corrected,2026-03-30 07:15:00,KWH,0.000"));

    FileReceipt second = keyspace.load(correction);

    List<String> expected = new ArrayList<>(expected("corrected", 24));
    expected.set(5, "corrected,KWH,2026-03-30T05:00:00Z,55.50,actual");
    expected.add(8, "corrected,KWH,2026-03-30T07:15:00Z,0.000,actual");
    assertThat(second.version()).isAfter(first.version());
    assertThat(stored("corrected")).isEqualTo(expected);

    keyspace.load(folder.resolve("first.csv"));

    assertThat(stored("corrected")).as("the old file again").isEqualTo(expected);
  }

  @Test
  void theReceiptSaysWhatBecameOfTheFile() throws IOException {
    List<String> lines = new ArrayList<>(hours("receipt", 24));
    lines.add("receipt,2026-03-31 00:00:00,KWH,1");
    lines.add("receipt,2026-03-31 00:00:00,KWH,rubbish");
    Path file = write("receipt.csv", lines);

    FileReceipt report = keyspace.load(file);

    ContentReceipt receipt =
        keyspace
            .store()
            .contentReceipts()
            .find(HexFormat.fromHexDigitsToLong(report.checksum()), Files.size(file))
            .orElseThrow();
    assertThat(receipt.name()).isEqualTo(file.toString());
    assertThat(receipt.firstSeen()).isEqualTo(report.version());
    assertThat(receipt.finished()).isAfterOrEqualTo(report.version());
    assertThat(receipt.readings()).isEqualTo(25);
    assertThat(receipt.meterDays()).isEqualTo(2);
    assertThat(receipt.rejected()).isEqualTo(1);
  }

  private static Path write(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines);
  }

  private static List<String> stored(String deviceId) {
    return keyspace.readings(deviceId, "KWH", DAY, DAY);
  }

  /** One reading an hour, of 0.00, 1.00 and so on. */
  private static List<String> hours(String deviceId, int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add("%s,2026-03-30 %02d:00:00,KWH,%d.00".formatted(deviceId, i, i));
    }
    return lines;
  }

  private static List<String> expected(String deviceId, int count) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add("%s,KWH,2026-03-30T%02d:00:00Z,%d.00,actual".formatted(deviceId, i, i));
    }
    return lines;
  }
}
