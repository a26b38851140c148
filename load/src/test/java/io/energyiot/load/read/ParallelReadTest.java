package io.energyiot.load.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.ZstdOutputStream;
import io.energyiot.bulk.row.FileVersion;
import io.energyiot.bulk.row.MergedRows;
import io.energyiot.bulk.row.PackedRow;
import io.energyiot.bulk.row.RowSpill;
import io.energyiot.codec.BlockDecoder;
import io.energyiot.formats.csv.CsvOptions;
import io.energyiot.load.file.InputFile;
import io.energyiot.load.file.InputFiles;
import io.energyiot.model.Readings;
import io.energyiot.model.StorageZone;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put aside of files, however odd or large they are. */
class ParallelReadTest {
  private static final String HEADER = "device_id,metric_time,metric_name,metric_value\n";
  private static final String GOOD = "A,2026-03-30 00:00:00,KWH,0.250\n";
  private static final String STORED = "A 2026-03-30T00:00:00Z 0.250";

  @TempDir Path folder;

  /** What was read, and what is put aside of it, in order of its text. */
  private record Outcome(List<FileResult> files, List<String> readings) {
    FileResult file() {
      return files.get(0);
    }

    List<String> rejects() throws IOException {
      List<String> lines = Files.readAllLines(file().rejects());
      return lines.subList(1, lines.size());
    }
  }

  private static ParallelRead reading(
      Path work, RowSpill spill, ZoneId zone, int threads, RejectLimit limit) {
    return new ParallelRead(
        new ReadOptions(new CsvOptions(zone, 900), StorageZone.UTC, threads, 100_000_000, work),
        spill,
        limit,
        file -> work.resolve(file.path().getFileName() + ".rejects"),
        file -> {},
        new ParallelRead.Progress() {
          @Override
          public void bytes(long more) {
            assertThat(more).isPositive();
          }

          @Override
          public void readings(long more) {
            assertThat(more).isPositive();
          }
        });
  }

  private Outcome read(ZoneId zone, int threads, RejectLimit limit, Path... paths)
      throws IOException {
    Path work = Files.createTempDirectory(folder, "work");
    List<InputFile> texts = new ArrayList<>();
    for (Path path : paths) {
      texts.addAll(InputFiles.contentsOf(path, path.toString(), 100));
    }
    try (RowSpill spill = new RowSpill(work, 3)) {
      ParallelRead reading = reading(work, spill, zone, threads, limit);
      List<FileResult> files = reading.read(texts);
      return new Outcome(files, stored(spill, files, reading.places()));
    }
  }

  @Test
  void rowsThatCanNotBePutAsideAreNoFaultOfTheFile() throws IOException {
    Path file = Files.writeString(folder.resolve("good.csv"), HEADER + GOOD);
    Path work = Files.createDirectory(folder.resolve("broken"));
    RowSpill spill = new RowSpill(work, 1);
    spill.close(); // whatever is written now fails
    ParallelRead reading = reading(work, spill, ZoneOffset.UTC, 1, RejectLimit.none());
    List<InputFile> files = InputFiles.contentsOf(file, "good.csv", 100);
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> reading.read(files))
        .matches(failure -> failure.code() == ErrorCode.WRITE_FAILED);
  }

  private Outcome read(Path path) throws IOException {
    return read(ZoneOffset.UTC, 2, RejectLimit.none(), path);
  }

  private Outcome read(String text) throws IOException {
    return read(Files.writeString(Files.createTempFile(folder, "text", ".csv"), text));
  }

  private static List<String> stored(RowSpill spill, List<FileResult> files, int places)
      throws IOException {
    List<FileVersion> versions = new ArrayList<>(Collections.nCopies(places, null));
    files.stream()
        .filter(file -> file.failure() == null)
        .forEach(file -> versions.set(file.place(), new FileVersion(file.place(), 7)));
    List<String> readings = new ArrayList<>();
    for (Path file : spill.files()) {
      MergedRows.of(file, versions).forEachRemaining(row -> add(row, readings));
    }
    Collections.sort(readings);
    return readings;
  }

  private static void add(PackedRow row, List<String> to) {
    Readings readings = BlockDecoder.decode(row.block());
    for (int i = 0; i < readings.size(); i++) {
      Instant start = Instant.ofEpochMilli(readings.start(i));
      to.add(row.series().deviceId() + " " + start + " " + readings.value(i).toPlainString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gz", "zst", "zip"})
  void compressedTextIsReadAsPlainText(String form) throws IOException {
    Path file = folder.resolve("named-anything");
    try (OutputStream out = compressed(form, Files.newOutputStream(file))) {
      out.write(manyLines(60_000).getBytes(StandardCharsets.US_ASCII));
    }
    Outcome outcome = read(file);
    assertThat(outcome.file().failure()).isNull();
    assertThat(outcome.readings()).isEqualTo(read(manyLines(60_000)).readings()).hasSize(60_000);
  }

  private static OutputStream compressed(String form, OutputStream out) throws IOException {
    return switch (form) {
      case "gz" -> new GZIPOutputStream(out);
      case "zst" -> new ZstdOutputStream(out);
      default -> {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("inside.csv"));
        yield zip;
      }
    };
  }

  /** Over 2 MB for 60,000 lines, so that a plain file is cut. */
  private static String manyLines(int count) {
    StringBuilder text = new StringBuilder(HEADER);
    for (int i = 0; i < count; i++) {
      text.append("device-%06d,2026-03-30 00:00:00,KWH,0.%03d%n".formatted(i, i % 1000));
    }
    return text.toString();
  }

  @Test
  void aCutOffFileIsVoidAndTheOthersAreNot() throws IOException {
    Path cut = folder.resolve("cut.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(cut))) {
      out.write(manyLines(60_000).getBytes(StandardCharsets.US_ASCII));
    }
    byte[] bytes = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length - 100));
    Path good = Files.writeString(folder.resolve("good.csv"), HEADER + GOOD);

    Outcome outcome = read(ZoneOffset.UTC, 2, RejectLimit.none(), cut, good);

    assertThat(outcome.file().failure().code()).isEqualTo(ErrorCode.FILE_UNREADABLE);
    assertThat(outcome.files().get(1).failure()).isNull();
    assertThat(outcome.readings()).containsExactly(STORED);
  }

  /** A section can't know which of the two hours is meant, so the file is read again as a whole. */
  @Test
  void theRepeatedHourOfALargeFileIsUnderstoodAndItsRejectsCountOnce() throws IOException {
    StringBuilder text = new StringBuilder(HEADER).append("A,rubbish,KWH,1\n");
    for (int device = 0; device < 600; device++) {
      for (int quarter = 0; quarter < 100; quarter++) {
        int local = quarter < 12 ? quarter : quarter - 4;
        text.append(
            "device-%03d,2026-10-25 %02d:%02d:00,KWH,%d.5%n"
                .formatted(device, local / 4, local % 4 * 15, quarter));
      }
    }
    Path file = Files.writeString(folder.resolve("autumn.csv"), text);
    assertThat(Files.size(file)).isGreaterThan(2 << 20);
    ZoneId berlin = ZoneId.of("Europe/Berlin");

    Outcome cut = read(berlin, 2, RejectLimit.parse("1"), file);

    assertThat(cut.readings()).hasSize(600 * 100);
    assertThat(cut.readings()).isEqualTo(read(berlin, 1, RejectLimit.none(), file).readings());
    assertThat(cut.file().counts().rejected()).isEqualTo(1);
    assertThat(cut.rejects()).hasSize(1);
  }

  @Test
  void linesOfACutFileKeepTheirNumbers() throws IOException {
    String text = manyLines(60_000) + "bad,2026-03-30 00:00:00,KWH,rubbish\n";
    Outcome outcome = read(text);
    assertThat(outcome.readings()).hasSize(60_000);
    assertThat(outcome.rejects()).hasSize(1);
    assertThat(outcome.rejects().get(0)).contains("csv\",60002,", "rubbish");
  }

  @Test
  void aLineOfTenMegabytesIsRefusedAndTheNextOneRead() throws IOException {
    Outcome outcome = read(HEADER + "A".repeat(10_000_000) + "\n" + GOOD);
    assertThat(outcome.readings()).containsExactly(STORED);
    assertThat(outcome.rejects()).hasSize(1);
    assertThat(outcome.rejects().get(0)).contains("LINE_TOO_LONG").hasSizeLessThan(10_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A\0", "\0", "A,\0", "\u0001\u0002,\u0003"})
  void aLineWithControlCharactersIsRefusedAndTheNextOneRead(String begin) throws IOException {
    Outcome outcome = read(HEADER + begin + ",2026-03-30 00:00:00,KWH,1\n" + GOOD);
    assertThat(outcome.readings()).containsExactly(STORED);
    assertThat(outcome.rejects()).hasSize(1);
  }

  @Test
  void byteOrderMarkAndCarriageReturnsDoNotMatter() throws IOException {
    assertThat(read("\uFEFF" + (HEADER + GOOD).replace("\n", "\r\n")).readings())
        .containsExactly(STORED);
  }

  @Test
  void decimalCommasBetweenSemicolonsAreUnderstood() throws IOException {
    assertThat(read((HEADER + GOOD).replace(',', ';').replace("0.250", "0,250")).readings())
        .containsExactly(STORED);
  }

  @Test
  void binaryRubbishIsNoneOfTheForms() throws IOException {
    byte[] bytes = new byte[3 << 20];
    new Random(2026).nextBytes(bytes);
    Outcome outcome = read(Files.write(folder.resolve("rubbish"), bytes));
    assertThat(outcome.file().failure().code()).isEqualTo(ErrorCode.FILE_FORMAT_UNKNOWN);
    assertThat(outcome.readings()).isEmpty();
  }
}
