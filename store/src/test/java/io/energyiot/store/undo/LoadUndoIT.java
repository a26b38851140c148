package io.energyiot.store.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.energyiot.model.Channel;
import io.energyiot.model.Series;
import io.energyiot.model.Version;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import io.energyiot.store.block.BlockWriter;
import io.energyiot.store.block.TestBlocks;
import io.energyiot.store.load.ContentReceipt;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.LoadTotals;
import io.energyiot.store.queue.LoadOrigin;
import io.energyiot.store.queue.LoaderJob;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A load of one file is taken back, as far as the store knows of it. */
class LoadUndoIT {
  private static final LocalDate DAY = LocalDate.of(2012, 2, 3);
  private static final Instant LEARNED = Instant.ofEpochMilli(1_400_000_000_000L);

  private static EnergyStore store;

  private final UUID load = LoadReceipt.newId();
  private final long checksum = ThreadLocalRandom.current().nextLong();
  private final Series series = new Series("undo-" + load, Channel.KWH);

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private FileReceipt file(FileState state) {
    return new FileReceipt(
        "/in/a.csv",
        state,
        7,
        HexFormat.of().toHexDigits(checksum),
        "wide",
        LEARNED,
        new LoadTotals(3, 1, 0, 0, 9, DAY, DAY),
        null,
        null);
  }

  private LoadReceipt receipt(UUID id, LoadState state, Instant updated, FileReceipt... files) {
    return new LoadReceipt(
        id,
        state,
        LoadRoute.CQL,
        "night-1",
        updated,
        updated,
        null,
        Map.of(),
        LoadTotals.NONE,
        null,
        List.of(files));
  }

  private void write(Version version, long... values) {
    BlockWriter writer = store.dayBlocks().writer();
    writer.write(TestBlocks.dayBlock(series, DAY.toEpochDay(), version, values));
    writer.flush();
  }

  private String stored() {
    var readings = store.readings().read(series, DAY.toEpochDay(), DAY.toEpochDay());
    StringBuilder values = new StringBuilder();
    for (int i = 0; i < readings.size(); i++) {
      values.append(readings.unscaled(i)).append(' ');
    }
    return values.toString().strip();
  }

  /**
   * Stores a day, of which a file corrects two values in two pieces, and one is corrected again.
   */
  private void loadBetweenOthers() {
    long millis = LEARNED.toEpochMilli();
    write(Version.ofFile(millis - 1, checksum, 0), 1, 2, 3);
    write(Version.ofFile(millis, checksum, 0), 10, 20);
    write(Version.ofFile(millis, checksum, 1), 11);
    write(Version.ofFile(millis, ~checksum, 0), 1, 2);
    write(Version.ofFile(millis + 1, checksum, 0), 100);
    store
        .contentReceipts()
        .start(ContentReceipt.starting(checksum, 7, "a.csv", "UTC", 900, LEARNED, load));
    store.loads().save(receipt(load, LoadState.DONE, LEARNED, file(FileState.LOADED)));
  }

  private UndoReceipt undo(boolean dryRun) {
    return store.loadUndo().undo(load, List.of("a.csv"), dryRun, now -> {});
  }

  private long rows() {
    return store
        .session()
        .execute(
            "SELECT count(*) FROM day_block WHERE device_id = ? AND year = 2012", series.deviceId())
        .one()
        .getLong(0);
  }

  private static void refused(ErrorCode code, Runnable undo) {
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(undo::run)
        .matches(failure -> failure.code() == code);
  }

  @Test
  void aDryRunCountsAndChangesNothing() {
    loadBetweenOthers();
    UndoReceipt counted = undo(true);

    assertThat(counted.counts()).isEqualTo(new UndoCounts(2, 3, 1, 1, DAY, DAY));
    assertThat(counted.dryRun()).isTrue();
    assertThat(rows()).isEqualTo(5);
    assertThat(store.undos().of(load)).isEmpty();
    assertThat(store.loads().find(load).orElseThrow().state()).isEqualTo(LoadState.DONE);
    assertThat(store.contentReceipts().find(checksum, 7).orElseThrow().undoing()).isNull();
  }

  @Test
  void exactlyTheRowsOfTheFileGoAndWhatWasKnownBesideThemStays() {
    loadBetweenOthers();
    UndoReceipt done = undo(false);

    assertThat(done.counts()).isEqualTo(new UndoCounts(2, 3, 1, 1, DAY, DAY));
    assertThat(done.state()).isEqualTo(UndoState.DONE);
    assertThat(rows()).isEqualTo(3);
    assertThat(stored()).isEqualTo("100 2 3");
    assertThat(store.undos().of(load)).containsExactly(done);
    LoadReceipt left = store.loads().find(load).orElseThrow();
    assertThat(left.state()).isEqualTo(LoadState.UNDONE);
    assertThat(left.files()).containsExactly(file(FileState.UNDONE));
    assertThat(store.contentReceipts().find(checksum, 7)).isEmpty();
  }

  @Test
  void whatIsUndoneAlreadyIsNotLookedForAgain() {
    loadBetweenOthers();
    undo(false);
    write(Version.ofFile(LEARNED.toEpochMilli() + 5, checksum, 0), 7);

    assertThat(undo(false).counts()).isEqualTo(UndoCounts.NONE);
    assertThat(stored()).isEqualTo("7 2 3");
  }

  @Test
  void aLoadThatNobodyKnowsOrThatRunsIsRefused() {
    refused(ErrorCode.LOAD_UNKNOWN, () -> undo(true));
    store.loads().save(receipt(load, LoadState.RUNNING, Instant.now(), file(FileState.LOADED)));

    refused(ErrorCode.LOAD_BUSY, () -> undo(true));
  }

  /** Its loader has died while it stored; the next one goes on with it. */
  @Test
  void aLoadThatIsStillInTheQueueIsRefused() {
    LoaderJob job = LoaderJob.usual(List.of("/in/a.csv"), null, LoadOrigin.COMMAND);
    UUID queued = store.loadQueue().add(job).id();
    store.loads().save(receipt(queued, LoadState.RUNNING, LEARNED, file(FileState.LOADED)));
    refused(ErrorCode.LOAD_BUSY, () -> store.loadUndo().undo(queued, List.of(), false, now -> {}));

    UUID loader = UUID.randomUUID();
    assertThat(store.loadQueue().claim(queued, loader)).isTrue();
    store.loadQueue().remove(queued, loader);
    store.loadUndo().undo(queued, List.of(), true, now -> {});
  }

  @Test
  void aFileThatMayBeHalfStoredIsLeftSoThatTheLoadIsNotUndone() {
    loadBetweenOthers();
    FileReceipt begun =
        new FileReceipt(
            "/in/b.csv",
            FileState.WAITING,
            7,
            HexFormat.of().toHexDigits(~checksum),
            "wide",
            LEARNED,
            new LoadTotals(0, 0, 0, 0, 0, DAY, DAY),
            null,
            null);
    store.loads().save(receipt(load, LoadState.FAILED, LEARNED, file(FileState.LOADED), begun));
    undo(false);
    assertThat(store.loads().find(load).orElseThrow().state()).isEqualTo(LoadState.FAILED);
    store.loadUndo().undo(load, List.of(), false, now -> {});
    assertThat(store.loads().find(load).orElseThrow().state()).isEqualTo(LoadState.UNDONE);
  }

  @Test
  void whileAnotherLoadMayHaveTheSameContentNothingIsMarked() {
    loadBetweenOthers();
    UUID running = LoadReceipt.newId();
    FileReceipt unread =
        new FileReceipt(
            "b.csv", FileState.WAITING, 7, null, null, null, LoadTotals.NONE, null, null);
    store.loads().save(receipt(running, LoadState.RUNNING, Instant.now(), unread));
    try {
      refused(ErrorCode.LOAD_BUSY, () -> undo(false));
      assertThat(store.contentReceipts().find(checksum, 7).orElseThrow().undoing()).isNull();
      assertThat(rows()).isEqualTo(5);
    } finally {
      store.loads().state(running, LoadState.FAILED);
    }
    assertThat(undo(false).counts().rows()).isEqualTo(2);
  }
}
