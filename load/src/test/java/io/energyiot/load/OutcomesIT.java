package io.energyiot.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.bulk.row.PartitionKey;
import io.energyiot.load.progress.LoadListener;
import io.energyiot.load.progress.LoadLog;
import io.energyiot.load.read.RejectLimit;
import io.energyiot.model.Interval;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.RepeatPolicy;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a load of several files stores, and what it leaves. */
class OutcomesIT {
  @TempDir private static Path folder;
  private static Keyspace keyspace;

  @BeforeAll
  static void open() {
    keyspace = new Keyspace("outcomes", folder.resolve("loads"));
  }

  @AfterAll
  static void close() {
    keyspace.close();
  }

  private static LoadOptions options(String maxRejects, boolean dryRun) {
    return new LoadOptions(
        ZoneOffset.UTC,
        Interval.QUARTER_HOUR,
        folder.resolve("loads"),
        Optional.empty(),
        Optional.of(LoadRoute.CQL),
        LoadOptions.allProcessors(),
        LoadOptions.defaultMemory(),
        RejectLimit.parse(maxRejects),
        RepeatPolicy.AGAIN,
        dryRun);
  }

  private static LoadResult load(LoadOptions options, Path... files) {
    return keyspace.load(options, LoadListener.NONE, files);
  }

  private static Path write(String name, String device, String... values) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < values.length; i++) {
      text.append("%s,2026-03-30 %02d:00:00,KWH,%s%n".formatted(device, i, values[i]));
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private static boolean isStored(String device) {
    return !keyspace.dayBlocks().stream().filter(row -> row.contains(device)).toList().isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "30%"})
  void withTooManyRejectsNothingOfAnyFileIsStored(String limit) throws IOException {
    Path good = write("good.csv", "stopped-good", "1", "2");
    Path bad = write("bad.csv", "stopped-bad", "1", "2", "x", "y");

    LoadResult result = load(options(limit, false), good, bad);

    assertThat(result.failure().code()).isEqualTo(ErrorCode.REJECTS_TOO_MANY);
    assertThat(result.receipt().state()).isEqualTo(LoadState.STOPPED);
    assertThat(isStored("stopped")).isFalse();
    assertThat(result.folder().resolve("work")).doesNotExist();
  }

  /** Half a gigabyte of lines that are refused must not become as many gigabytes of a list. */
  @Test
  void ofMoreRejectsThanAllowedAllAreCountedAndTheFirstListed() throws IOException {
    Path file = write("many.csv", "many", "1", "x", "y", "z", "2", "u");
    LoadReceipt receipt = bounded(new LoadBounds(1, 2), file).receipt();
    assertThat(receipt.state()).isEqualTo(LoadState.DONE);
    assertThat(receipt.totals().rejected()).isEqualTo(4);
    assertThat(receipt.totals().readings()).isEqualTo(2);
    assertThat(Path.of(receipt.files().get(0).rejectsFile())).content().hasLineCount(3);
  }

  @Test
  void withMoreFilesThanAllowedNothingIsLoaded() throws IOException {
    Path one = write("one.csv", "one-of-two", "1");
    Path two = write("two.csv", "two-of-two", "1");
    LoadResult result = bounded(new LoadBounds(1, 2), one, two);
    assertThat(result.failure().code()).isEqualTo(ErrorCode.TOO_LARGE);
    assertThat(result.failure()).hasMessageContaining("load.max_files");
    assertThat(isStored("one-of-two")).isFalse();
    assertThat(bounded(new LoadBounds(2, 2), one, two).failure()).isNull();
  }

  private static LoadResult bounded(LoadBounds bounds, Path... files) {
    LoadOptions options = options("9", false);
    try (Loader loader = new Loader(keyspace.store(), options)) {
      return loader.load(
          new LoadTask(
              LoadReceipt.newId(),
              Stream.of(files).map(Path::toString).toList(),
              null,
              options,
              LoadLog.NONE,
              LoadPermit.GIVEN,
              false,
              bounds),
          LoadListener.NONE);
    }
  }

  @Test
  void withJustSoManyRejectsTheRestIsStored() throws IOException {
    LoadResult result = load(options("2", false), write("just.csv", "just", "1", "x", "y"));
    assertThat(result.failure()).isNull();
    assertThat(result.receipt().totals().rejected()).isEqualTo(2);
    assertThat(isStored("just")).isTrue();
  }

  @Test
  void aDryRunCountsAndStoresNothing() throws IOException {
    long receipts = keyspace.rows("loaded_file");
    LoadResult result = load(options("100%", true), write("dry.csv", "dry", "1", "2", "x"));

    FileReceipt file = result.receipt().files().get(0);
    assertThat(file.state()).isEqualTo(FileState.CHECKED);
    assertThat(file.totals().readings()).isEqualTo(2);
    assertThat(file.totals().rejected()).isEqualTo(1);
    assertThat(isStored("dry")).isFalse();
    assertThat(keyspace.rows("loaded_file")).isEqualTo(receipts);
  }

  @Test
  void streamedRowsAreThoseOfCql() throws IOException {
    Path file = write("stream.csv", "streamed", "1", "2.50", "3");
    assertThat(load(options("0", false), file).failure()).isNull();
    try (Keyspace streamed = new Keyspace("outcomes_streamed", folder.resolve("loads"))) {
      long memory = LoadOptions.defaultMemory();
      FileReceipt receipt =
          streamed.load(file, streamed.options(ZoneOffset.UTC, LoadRoute.SSTABLE_STREAM, memory));

      assertThat(receipt.totals().readings()).isEqualTo(3);
      assertThat(blocks(streamed)).isEqualTo(blocks(keyspace));
    }
  }

  /** Without the version, which says when each keyspace first saw the file. */
  private static List<String> blocks(Keyspace keyspace) {
    return keyspace
        .store()
        .session()
        .execute(
            "SELECT device_id, channel, day, sequence, block FROM day_block"
                + " WHERE device_id = 'streamed' AND year = 2026")
        .all()
        .stream()
        .map(row -> row.getFormattedContents())
        .toList();
  }

  @Test
  void cassandraPutsKeysWhereWeDo() throws IOException {
    for (String device : List.of("A", "Zähler 7", "a-name-of-more-than-sixteen-bytes", "電力計")) {
      load(options("0", false), write("token.csv", device, "1"));
    }
    keyspace
        .store()
        .session()
        .execute("SELECT device_id, year, token(device_id, year) AS place FROM day_block")
        .forEach(
            row ->
                assertThat(row.getLong("place"))
                    .as(row.getFormattedContents())
                    .isEqualTo(PartitionKey.of(row.getString(0), row.getInt(1)).token()));
    assertThat(isStored("電力計")).isTrue();
  }

  /** A writer that is not prepared is slow for its first rows, each time it starts. */
  @Test
  void aFolderPreparesAWriterAsOftenAsItStarts() throws IOException {
    Path work = folder.resolve("preparation");
    Path log = folder.resolve("sstables.log");
    LoadOptions options =
        keyspace.options(ZoneOffset.UTC, LoadRoute.SSTABLE_IMPORT, LoadOptions.defaultMemory());
    for (int start = 0; start < 2; start++) {
      try (Loader loader = new Loader(keyspace.store(), options)) {
        loader.startWriter(work, log);
        Path file = Files.writeString(folder.resolve("w.csv"), "W,2026-03-30 00:00:00,KWH,1\n");
        loader.load(List.of(file.toString()), LoadListener.NONE);
      }
    }
    assertThat(Files.exists(log) ? Files.readString(log) : "").doesNotContain("not prepared");
  }

  /** The interrupt closes the file that is being read; that is no fault of the file. */
  @Test
  void aLoadThatIsInterruptedWhileItChecksItsFilesDoesNotBlameThem() throws IOException {
    Path large = folder.resolve("large.csv");
    try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
      sparse.setLength(8L << 30);
    }
    Thread load = Thread.currentThread();
    LoadResult result = keyspace.load(options("9", true), progress -> load.interrupt(), large);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(result.failure()).isNotNull();
    assertThat(result.failure().code()).isEqualTo(ErrorCode.LOAD_INTERRUPTED);
    Files.delete(large);
  }
}
