package io.energyiot.store.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.datastax.oss.driver.api.core.uuid.Uuids;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.TestKeyspace;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LoadReceiptsIT {
  private static EnergyStore store;

  @BeforeAll
  static void open() {
    store = TestKeyspace.open();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Test
  void aReceiptIsReadBackAsItWasSaved() {
    LoadReceipt receipt =
        Receipts.running(
            LoadReceipt.newId(),
            Receipts.HALF,
            Receipts.loaded("a.csv"),
            new FileReceipt(
                "b.csv",
                FileState.FAILED,
                12,
                null,
                null,
                null,
                LoadTotals.NONE,
                null,
                "no known form"));
    store.loads().save(receipt);

    assertThat(store.loads().find(receipt.id())).contains(receipt);
  }

  @Test
  void savedAgainItReplacesWhatWasThere() {
    UUID id = LoadReceipt.newId();
    store.loads().save(Receipts.running(id, Receipts.HALF, Receipts.loaded("a.csv")));
    LoadReceipt done = Receipts.done(id, Receipts.waiting("a.csv"));
    store.loads().save(done);
    store.loads().save(done);

    assertThat(store.loads().find(id)).contains(done);
  }

  @Test
  void replacedItHasNoFilesOfAnEarlierAttempt() {
    UUID id = LoadReceipt.newId();
    store
        .loads()
        .save(Receipts.running(id, null, Receipts.waiting("a.csv"), Receipts.waiting("b.csv")));
    LoadReceipt done = Receipts.done(id, Receipts.loaded("b.csv"));
    store.loads().replace(done);

    assertThat(store.loads().find(id)).contains(done);
  }

  @Test
  void progressLeavesTheFiles() {
    UUID id = LoadReceipt.newId();
    store.loads().save(Receipts.running(id, null, Receipts.waiting("a.csv")));
    LoadProgress noEta = new LoadProgress(LoadPhase.IMPORT, 1, 0, null);
    store.loads().progress(Receipts.running(id, noEta));

    assertThat(store.loads().find(id))
        .contains(Receipts.running(id, noEta, Receipts.waiting("a.csv")));
  }

  @Test
  void thousandsOfFilesKeepTheirOrder() {
    FileReceipt[] files =
        IntStream.range(0, 6001)
            .mapToObj(i -> Receipts.loaded("%d.csv".formatted(i)))
            .toArray(FileReceipt[]::new);
    LoadReceipt receipt = Receipts.done(LoadReceipt.newId(), files);
    store.loads().save(receipt);

    assertThat(store.loads().find(receipt.id())).contains(receipt);
  }

  @Test
  void whatWasNeverSavedIsNotFound() {
    assertThat(store.loads().find(LoadReceipt.newId())).isEmpty();
    assertThat(store.loads().find(UUID.randomUUID())).isEmpty();
  }

  @Test
  void theNewestLoadsComeFirstAndWithoutTheirFiles() {
    UUID older = LoadReceipt.newId();
    UUID newer = LoadReceipt.newId();
    store.loads().save(Receipts.done(newer, Receipts.loaded("a.csv")));
    store.loads().save(Receipts.done(older));

    assertThat(store.loads().newest(2)).containsExactly(Receipts.done(newer), Receipts.done(older));
    assertThat(store.loads().newest(1)).containsExactly(Receipts.done(newer));
  }

  @Test
  void loadsAreLookedForAcrossTwoYearsOfMonths() {
    UUID lastMonth = monthsAgo(1);
    UUID twoYears = monthsAgo(24);
    UUID tooOld = monthsAgo(25);
    for (UUID id : List.of(lastMonth, twoYears, tooOld)) {
      store.loads().save(Receipts.done(id));
    }

    List<UUID> found = store.loads().newest(1000).stream().map(LoadReceipt::id).toList();
    assertThat(found).containsSubsequence(lastMonth, twoYears).doesNotContain(tooOld);
    assertThat(store.loads().find(tooOld)).contains(Receipts.done(tooOld));
  }

  /** Two loads of last month, none of the month before, one of the month before that. */
  @Test
  void anyNumberOfTheLastLoadsIsTheBeginOfTheListOfAll() {
    UUID lastMonth = monthsAgo(1);
    UUID same = Uuids.endOf(Uuids.unixTimestamp(lastMonth));
    UUID before = monthsAgo(3);
    for (UUID id : List.of(before, lastMonth, same)) {
      store.loads().save(Receipts.done(id));
    }

    List<LoadReceipt> all = store.loads().newest(1000);
    assertThat(all).extracting(LoadReceipt::id).containsSubsequence(same, lastMonth, before);
    for (int limit = 1; limit <= all.size() + 1; limit++) {
      assertThat(store.loads().newest(limit))
          .isEqualTo(all.subList(0, Math.min(limit, all.size())));
    }
  }

  @Test
  void filesAreReadInPartsOrNotAtAll() {
    UUID id = LoadReceipt.newId();
    FileReceipt[] files = {
      Receipts.loaded("a.csv"), Receipts.loaded("b.csv"), Receipts.waiting("c.csv")
    };
    store.loads().save(Receipts.done(id, files));
    assertThat(store.loads().require(id, 0, 2)).isEqualTo(Receipts.done(id, files[0], files[1]));
    assertThat(store.loads().require(id, 2, 2)).isEqualTo(Receipts.done(id, files[2]));
    assertThat(store.loads().require(id, 3, 2)).isEqualTo(Receipts.done(id));
    assertThat(store.loads().overview(id)).contains(Receipts.done(id));
    assertThatExceptionOfType(EnergyException.class)
        .isThrownBy(() -> store.loads().require(LoadReceipt.newId()))
        .matches(failure -> failure.code() == ErrorCode.LOAD_UNKNOWN);
  }

  @Test
  void aStateIsChangedAndNothingElse() {
    UUID id = LoadReceipt.newId();
    FileReceipt loaded = Receipts.loaded("a.csv");
    store.loads().save(Receipts.done(id, loaded, Receipts.waiting("b.csv")));
    store.loads().state(id, LoadState.UNDONE);
    store.loads().state(id, 0, FileState.UNDONE);

    assertThat(store.loads().find(id))
        .contains(
            Receipts.in(
                LoadState.UNDONE, id, loaded.in(FileState.UNDONE), Receipts.waiting("b.csv")));
  }

  private static UUID monthsAgo(int months) {
    Instant then = Instant.now().atOffset(ZoneOffset.UTC).minusMonths(months).toInstant();
    return Uuids.startOf(then.toEpochMilli());
  }
}
