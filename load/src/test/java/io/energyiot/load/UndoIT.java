package io.energyiot.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.load.progress.LoadListener;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.RepeatPolicy;
import io.energyiot.store.undo.UndoReceipt;
import io.energyiot.store.undo.UndoState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a load has stored, and nothing else, can be taken back. */
class UndoIT {
  private static final LocalDate DAY = LocalDate.of(2026, 2, 3);

  @TempDir private static Path folder;
  private static Keyspace keyspace;

  @BeforeAll
  static void open() {
    keyspace = new Keyspace("undo", folder.resolve("loads"));
  }

  @AfterAll
  static void close() {
    keyspace.close();
  }

  private static Path write(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private static LoadOptions by(LoadRoute path, String zone) {
    return keyspace
        .options(ZoneId.of(zone), path, LoadOptions.defaultMemory())
        .with(RepeatPolicy.SKIP);
  }

  private static LoadReceipt load(LoadOptions options, Path... files) {
    LoadResult result = keyspace.load(options, LoadListener.NONE, files);
    assertThat(result.failure()).isNull();
    return result.receipt();
  }

  private static UndoReceipt undo(UUID load, String... files) {
    return keyspace.store().loadUndo().undo(load, List.of(files), false, now -> {});
  }

  private static List<String> stored(String device) {
    return keyspace.readings(device, "KWH", DAY.minusDays(1), DAY.plusDays(2));
  }

  private static List<FileState> states(UUID load) {
    return keyspace.store().loads().find(load).orElseThrow().files().stream()
        .map(FileReceipt::state)
        .toList();
  }

  @ParameterizedTest
  @EnumSource(
      value = LoadRoute.class,
      names = {"CQL", "SSTABLE_IMPORT"})
  void whatWasKnownBeforeIsAnsweredAgain(LoadRoute path) throws IOException {
    String device = "before-" + path.text();
    load(by(path, "UTC"), write(device + "-1.csv", device + ",2026-02-03 00:00:00,KWH,1"));
    Set<String> before = keyspace.dayBlocks();
    LoadReceipt wrong =
        load(
            by(path, "UTC"),
            write(
                device + "-2.csv",
                device + ",2026-02-03 00:00:00,KWH,9",
                device + ",2026-02-03 00:15:00,KWH,9",
                device + ",2026-02-03 00:15:00,KWH,rubbish",
                device + ",2026-02-04 00:15:00,KWH_EXPORT,9",
                device + "x,2026-02-04 00:15:00,KWH,9"));
    assertThat(stored(device)).hasSize(2);

    UndoReceipt counted = keyspace.store().loadUndo().undo(wrong.id(), List.of(), true, now -> {});
    assertThat(stored(device)).as("a dry run").hasSize(2);
    UndoReceipt done = undo(wrong.id());

    assertThat(done.counts()).isEqualTo(counted.counts());
    assertThat(done.counts().rows()).isEqualTo(3);
    assertThat(done.counts().readings()).isEqualTo(4);
    assertThat(done.counts().meterDays()).isEqualTo(3);
    assertThat(done.counts().devices()).isEqualTo(2);
    assertThat(done.counts().firstDay()).isEqualTo(DAY);
    assertThat(done.counts().lastDay()).isEqualTo(DAY.plusDays(1));
    assertThat(keyspace.dayBlocks()).isEqualTo(before);
    assertThat(stored(device)).containsExactly(device + ",KWH,2026-02-03T00:00:00Z,1,actual");
    assertThat(states(wrong.id())).containsExactly(FileState.UNDONE);
    assertThat(keyspace.store().loads().find(wrong.id()).orElseThrow().state())
        .isEqualTo(LoadState.UNDONE);
    assertThat(keyspace.store().undos().of(wrong.id()))
        .singleElement()
        .satisfies(kept -> assertThat(kept.state()).isEqualTo(UndoState.DONE))
        .satisfies(kept -> assertThat(kept.counts()).isEqualTo(done.counts()));
    assertThat(undo(wrong.id()).files()).as("once more").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = LoadRoute.class,
      names = {"CQL", "SSTABLE_IMPORT"})
  void anUndoneContentIsNewAndMayHaveAnotherZone(LoadRoute path) throws IOException {
    String device = "zone-" + path.text();
    Path file = write(device + ".csv", device + ",2026-02-03 12:00:00,KWH,1");
    LoadReceipt wrong = load(by(path, "Europe/London"), file);
    assertThat(load(by(path, "Europe/Berlin"), file).files().get(0).error())
        .contains(ErrorCode.SETTING_CONFLICTS.name(), wrong.id().toString());

    undo(wrong.id(), file.getFileName().toString());
    LoadReceipt right = load(by(path, "Europe/Berlin"), file);

    assertThat(right.files().get(0).state()).isEqualTo(FileState.LOADED);
    assertThat(right.files().get(0).version()).isAfter(wrong.files().get(0).version());
    assertThat(stored(device)).containsExactly(device + ",KWH,2026-02-03T11:00:00Z,1,actual");
  }

  @Test
  void oneFileOfSeveralAndADayOfSeveralBlocks() throws IOException {
    String[] seconds = new String[86_400];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] =
          "pieces,2026-02-03 %02d:%02d:%02d,KWH,%d".formatted(i / 3600, i / 60 % 60, i % 60, i);
    }
    LoadOptions options =
        new LoadOptions(
            ZoneOffset.UTC,
            1,
            folder.resolve("loads"),
            by(LoadRoute.CQL, "UTC").sstables(),
            by(LoadRoute.CQL, "UTC").route(),
            2,
            1_000_000,
            by(LoadRoute.CQL, "UTC").rejects(),
            RepeatPolicy.SKIP,
            false);
    LoadReceipt both =
        load(
            options,
            write("pieces.csv", seconds),
            write("beside.csv", "beside,2026-02-03 00:00:00,KWH,1"));

    assertThatThrownBy(() -> undo(both.id(), "other.csv"))
        .isInstanceOf(EnergyException.class)
        .hasMessageContaining("'other.csv'");
    UndoReceipt done = undo(both.id(), "pieces.csv");

    assertThat(done.counts().readings()).isEqualTo(86_400);
    assertThat(stored("pieces")).isEmpty();
    assertThat(stored("beside")).hasSize(1);
    assertThat(states(both.id())).containsExactly(FileState.UNDONE, FileState.LOADED);
    undo(both.id());
    assertThat(stored("beside")).isEmpty();
  }

  @Test
  void rowsThatLoadsShareAreToldAndGoForBoth() throws IOException {
    Path file = write("shared.csv", "shared,2026-02-03 00:00:00,KWH,1");
    LoadReceipt first = load(by(LoadRoute.CQL, "UTC"), file);
    LoadReceipt again = load(by(LoadRoute.CQL, "UTC").with(RepeatPolicy.AGAIN), file);

    UndoReceipt done = undo(again.id());

    assertThat(done.sharedWith()).containsExactly(first.id());
    assertThat(stored("shared")).isEmpty();
    assertThat(states(first.id())).containsExactly(FileState.UNDONE);
    assertThat(load(by(LoadRoute.CQL, "UTC"), file).files().get(0).state())
        .isEqualTo(FileState.LOADED);
    assertThat(stored("shared")).hasSize(1);
  }

  @Test
  void asNewTakenBackLeavesTheContentAsItWas() throws IOException {
    Path file = write("renewed.csv", "renewed,2026-02-03 00:00:00,KWH,1");
    LoadReceipt first = load(by(LoadRoute.CQL, "UTC"), file);
    load(by(LoadRoute.CQL, "UTC"), write("corr.csv", "renewed,2026-02-03 00:00:00,KWH,2"));
    LoadReceipt renewed = load(by(LoadRoute.CQL, "UTC").with(RepeatPolicy.AS_NEW), file);
    assertThat(stored("renewed")).containsExactly("renewed,KWH,2026-02-03T00:00:00Z,1,actual");

    undo(renewed.id());

    assertThat(stored("renewed")).containsExactly("renewed,KWH,2026-02-03T00:00:00Z,2,actual");
    FileReceipt skipped = load(by(LoadRoute.CQL, "UTC"), file).files().get(0);
    assertThat(skipped.state()).isEqualTo(FileState.SKIPPED);
    assertThat(skipped.version()).isEqualTo(first.files().get(0).version());
  }

  @Test
  void whatWasCutOffIsFinished() throws IOException {
    Path file = write("cut.csv", "cut,2026-02-03 00:00:00,KWH,1");
    LoadReceipt load = load(by(LoadRoute.CQL, "UTC"), file);
    FileReceipt receipt = load.files().get(0);
    UUID dead = LoadReceipt.newId(); // an undo that was killed when all was marked
    keyspace
        .store()
        .contentReceipts()
        .undo(
            java.util.HexFormat.fromHexDigitsToLong(receipt.checksum()),
            receipt.contentSize(),
            receipt.version(),
            dead);
    keyspace.store().loads().state(load.id(), 0, FileState.UNDOING);

    assertThat(load(by(LoadRoute.CQL, "UTC"), file).files().get(0).error())
        .contains(ErrorCode.LOAD_BUSY.name(), load.id().toString());
    undo(load.id());

    assertThat(stored("cut")).isEmpty();
    assertThat(load(by(LoadRoute.CQL, "UTC"), file).files().get(0).state())
        .isEqualTo(FileState.LOADED);
  }

  @Test
  void aLoadThatRunsIsRefusedAndSoIsOneWhoseContentIsBeingLoaded() throws IOException {
    Path file = write("busy.csv", "busy,2026-02-03 00:00:00,KWH,1");
    LoadReceipt load = load(by(LoadRoute.CQL, "UTC"), file);
    LoadReceipt running =
        new LoadReceipt(
            LoadReceipt.newId(),
            LoadState.RUNNING,
            LoadRoute.CQL,
            "here",
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            Instant.now().truncatedTo(ChronoUnit.MILLIS),
            null,
            Map.of(),
            load.totals(),
            null,
            List.of(load.files().get(0).in(FileState.WAITING)));
    keyspace.store().loads().save(running);

    for (UUID id : List.of(running.id(), load.id())) {
      assertThatThrownBy(() -> undo(id))
          .isInstanceOf(EnergyException.class)
          .hasMessageContaining(running.id() + " is running");
    }
    keyspace
        .store()
        .loads()
        .save(running.failedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS), "x"));
    assertThat(stored("busy")).hasSize(1);
    undo(load.id());
    assertThat(stored("busy")).isEmpty();
  }
}
