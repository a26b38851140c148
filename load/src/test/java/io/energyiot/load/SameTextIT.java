package io.energyiot.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.load.file.ChecksumReader;
import io.energyiot.load.file.ContentChecksum;
import io.energyiot.load.file.InputFile;
import io.energyiot.load.progress.LoadListener;
import io.energyiot.load.read.RejectLimit;
import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadPhase;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.RepeatPolicy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A content is known by its text: skipped when it comes again, unless that is asked for. */
class SameTextIT {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 3);
  private static final String HEADER = "device_id,metric_time,metric_name,metric_value\n";

  @TempDir private static Path folder;
  private static Keyspace keyspace;

  @BeforeAll
  static void open() {
    keyspace = new Keyspace("same_text", folder.resolve("loads"));
  }

  @AfterAll
  static void close() {
    keyspace.close();
  }

  private static String text(String device, String value) {
    return HEADER
        + "%s,2026-02-03 00:00:00,KWH,%s\n%s,2026-02-03 00:15:00,KWH,1\n"
            .formatted(device, value, device);
  }

  private static Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (OutputStream raw = Files.newOutputStream(file);
        OutputStream out = name.endsWith(".gz") ? new GZIPOutputStream(raw) : raw) {
      out.write(bytes);
    }
    return file;
  }

  private static Path zip(String name, String... texts) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (int i = 0; i < texts.length; i++) {
        out.putNextEntry(new ZipEntry("part" + i + ".csv"));
        out.write(texts[i].getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }

  private static LoadOptions usual() {
    return keyspace.options().with(RepeatPolicy.SKIP);
  }

  private static FileReceipt load(Path file) {
    return keyspace.load(file, usual());
  }

  private static String value(String device) {
    return keyspace.readings(device, "KWH", DAY, DAY).get(0).split(",", -1)[3];
  }

  @Test
  void theSameTextInAnotherWrappingIsSkippedAndUndoesNoCorrection() throws IOException {
    String text = text("wrapped", "5");
    FileReceipt first = load(write("wrapped.csv", text));
    load(write("wrapped-correction.csv", HEADER + "wrapped,2026-02-03 00:00:00,KWH,4\n"));

    for (Path same :
        List.of(
            write("wrapped.csv.gz", text),
            write("open.csv.gz", text.stripTrailing()),
            write("crlf.csv", text.replace("\n", "\r\n")),
            write("crlf.csv.gz", text.replace("\n", "\r\n")),
            write("marked.csv", "\uFEFF" + text),
            write("open.csv", text.stripTrailing()),
            zip("one.zip", text))) {
      for (int i = 0; i < 2; i++) {
        FileReceipt again = load(same);
        assertThat(again.state()).as("%s", same).isEqualTo(FileState.SKIPPED);
        assertThat(again.version()).isEqualTo(first.version());
        assertThat(value("wrapped")).as("%s", same).isEqualTo("4");
      }
    }
  }

  @Test
  void ofAnArchiveOnlyWhatIsNewIsLoaded() throws IOException {
    load(write("known.csv.gz", text("known", "5")));
    LoadResult both =
        keyspace.load(
            usual(), LoadListener.NONE, zip("two.zip", text("known", "5"), text("fresh", "7")));
    assertThat(both.receipt().files())
        .extracting(FileReceipt::state)
        .containsExactly(FileState.SKIPPED, FileState.LOADED);
    assertThat(both.receipt().totals().readings()).isEqualTo(2);
    assertThat(value("fresh")).isEqualTo("7");
    assertThat(load(write("known.csv", text("known", "5"))).state()).isEqualTo(FileState.SKIPPED);
  }

  @ParameterizedTest
  @EnumSource(
      value = LoadRoute.class,
      names = {"CQL", "SSTABLE_IMPORT"})
  void asNewWinsOverWhatWasLearnedSince(LoadRoute path) throws IOException {
    String device = "as-new-" + path.text();
    Path first = write(device + ".csv", text(device, "5"));
    FileReceipt old = load(first);
    FileReceipt correction =
        load(write(device + "-2.csv", HEADER + device + ",2026-02-03 00:00:00,KWH,4\n"));
    LoadOptions options = keyspace.options(ZoneId.of("UTC"), path, LoadOptions.defaultMemory());

    assertThat(keyspace.load(first, options).version()).isEqualTo(old.version());
    assertThat(value(device)).as("again").isEqualTo("4");

    FileReceipt renewed = keyspace.load(first, options.with(RepeatPolicy.AS_NEW));
    assertThat(renewed.version()).isAfter(correction.version());
    assertThat(value(device)).isEqualTo("5");
    Series series = new Series(device, Channel.of("KWH"));
    long day = DAY.toEpochDay();
    assertThat(
            keyspace
                .store()
                .readings()
                .read(series, day, day, correction.version().toEpochMilli())
                .value(0))
        .isEqualByComparingTo("4");
    assertThat(load(first).version()).as("its version from now on").isEqualTo(renewed.version());
  }

  @Test
  void receiptsOfFormerReleasesAreKnownByTheBytes() throws IOException {
    Path file = write("former.csv.gz", text("former", "5"));
    ContentChecksum raw =
        new ChecksumReader().read(new InputFile(file, null, "f"), more -> {}).raw();
    Instant version = Instant.parse("2026-02-04T01:00:00Z");
    keyspace
        .store()
        .session()
        .execute(
            "INSERT INTO loaded_file (checksum, size, name, zone, interval, first_seen, finished,"
                + " readings, meter_days, rejected) VALUES (?, ?, 'f', 'Z', 900, ?, ?, 2, 1, 0)",
            raw.value(),
            raw.size(),
            version,
            version);

    FileReceipt skipped = load(file);
    assertThat(skipped.state()).isEqualTo(FileState.SKIPPED);
    assertThat(skipped.version()).isEqualTo(version);

    keyspace.load(file);
    assertThat(
            keyspace
                .store()
                .session()
                .execute("SELECT sequence FROM day_block WHERE device_id='former' AND year=2026")
                .one()
                .getLong(0))
        .isEqualTo(Version.ofFile(version.toEpochMilli(), raw.value(), 0).sequence());
  }

  @Test
  void whatWasNeverStoredCanBeLoadedInAnotherZone() throws IOException {
    Path file = write("stopped.csv", text("stopped", "5") + "stopped,2026-02-03 01:00:00,KWH,x\n");
    LoadOptions strict =
        new LoadOptions(
            ZoneId.of("Europe/London"),
            900,
            folder.resolve("loads"),
            usual().sstables(),
            usual().route(),
            2,
            LoadOptions.defaultMemory(),
            RejectLimit.parse("0"),
            RepeatPolicy.SKIP,
            false);
    LoadResult stopped = keyspace.load(strict, LoadListener.NONE, file);
    assertThat(stopped.receipt().state()).isEqualTo(LoadState.STOPPED);
    assertThat(stopped.receipt().files().get(0).rejectsFile()).isNotNull();

    FileReceipt loaded = keyspace.load(file, in("Europe/Berlin"));
    assertThat(loaded.state()).isEqualTo(FileState.LOADED);
    LoadResult other = keyspace.load(in("Europe/London"), LoadListener.NONE, file);
    assertThat(other.receipt().files().get(0).error())
        .contains(
            "--zone Europe/Berlin", "./energy loads undo", ErrorCode.SETTING_CONFLICTS.name());
  }

  private static LoadOptions in(String zone) {
    return keyspace
        .options(ZoneId.of(zone), LoadRoute.CQL, LoadOptions.defaultMemory())
        .with(RepeatPolicy.SKIP);
  }

  @Test
  void equalZonesAreNoConflict() throws IOException {
    Path file = write("zones.csv", text("zones", "5"));
    assertThat(load(file).state()).isEqualTo(FileState.LOADED);
    for (String zone : List.of("Z", "UTC", "GMT", "Etc/UTC", "+00:00", "Zulu")) {
      assertThat(keyspace.load(file, in(zone)).state()).as(zone).isEqualTo(FileState.SKIPPED);
    }
  }

  @Test
  void aFileThatIsReplacedWhileItIsLoadedFailsForItselfAndDoesNotCount() throws IOException {
    Path large = folder.resolve("large.csv");
    try (var out = Files.newBufferedWriter(large)) {
      for (int i = 0; i < 20_000; i++) {
        for (int quarter = 0; quarter < 96; quarter++) {
          out.write(
              "L%d,2026-02-03 %02d:%02d,KWH,0.1\n".formatted(i, quarter / 4, quarter % 4 * 15));
        }
      }
    }
    Path swapped = write("swapped.csv", text("swapped", "1"));
    AtomicBoolean done = new AtomicBoolean();
    LoadResult result =
        keyspace.load(
            keyspace.options(ZoneId.of("UTC"), LoadRoute.SSTABLE_IMPORT, 1 << 28),
            now -> {
              if (now.phase() == LoadPhase.READ && done.compareAndSet(false, true)) {
                try {
                  write("swapped.csv", text("swapped", "9"));
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              }
            },
            large,
            swapped);
    assertThat(done).isTrue();
    assertThat(result.receipt().files().get(0).state()).isEqualTo(FileState.LOADED);
    assertThat(result.receipt().files().get(1).state()).isEqualTo(FileState.FAILED);
    assertThat(result.receipt().files().get(1).error())
        .contains("while it was loaded", ErrorCode.FILE_CHANGED.name());
    assertThat(keyspace.readings("swapped", "KWH", DAY, DAY)).isEmpty();

    assertThat(load(write("swapped-first.csv", text("swapped", "1"))).state())
        .isEqualTo(FileState.LOADED);
    assertThat(value("swapped")).isEqualTo("1");
  }
}
