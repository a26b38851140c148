package io.energyiot.store.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.load.ContentOrigin;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.LoadTotals;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UndoChoiceTest {
  private static final UUID ID = UUID.fromString("00d0e6f0-fe47-11f0-8000-0123456789ab");
  private static final UUID OTHER = UUID.fromString("11d0e6f0-fe47-11f0-8000-0123456789ab");
  private static final Instant VERSION = Instant.parse("2026-01-31T02:00:00.456Z");
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 29);
  private static final LocalDate LAST = LocalDate.of(2026, 1, 30);
  private static final LoadTotals TOTALS = new LoadTotals(960, 10, 3, 2, 1024, FIRST, LAST);

  private static FileReceipt file(String name, FileState state) {
    return file(name, state, VERSION, TOTALS);
  }

  private static FileReceipt file(
      String name, FileState state, Instant version, LoadTotals totals) {
    return new FileReceipt(name, state, 7, "ff", "wide", version, totals, null, null);
  }

  private static LoadReceipt load(LoadTotals totals, FileReceipt... files) {
    return new LoadReceipt(
        ID,
        LoadState.DONE,
        LoadRoute.CQL,
        "night-1",
        VERSION,
        VERSION,
        null,
        Map.of(),
        totals,
        null,
        List.of(files));
  }

  private static LoadReceipt load(FileReceipt... files) {
    return load(TOTALS, files);
  }

  private static List<Integer> places(LoadReceipt load, String... names) {
    return UndoChoice.of(load, List.of(names)).stream().map(UndoneFile::place).toList();
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatHasStoredSomethingOrMayHaveIsTakenBack(FileState state) {
    boolean taken =
        switch (state) {
          case WAITING, LOADED, UNDOING -> true;
          case CHECKED, SKIPPED, FAILED, UNDONE -> false;
        };
    assertThat(UndoChoice.of(load(file("a.csv", state)), List.of())).hasSize(taken ? 1 : 0);
  }

  @Test
  void aFileWhoseTurnDidNotComeHasStoredNothing() {
    FileReceipt waiting = file("a.csv", FileState.WAITING, null, LoadTotals.NONE);

    assertThat(UndoChoice.of(load(waiting), List.of())).isEmpty();
  }

  @Test
  void withoutNamesAllFilesAreChosenInTheirOrder() {
    LoadReceipt load =
        load(
            file("b.csv", FileState.LOADED),
            file("skipped.csv", FileState.SKIPPED),
            file("a.csv", FileState.LOADED));

    assertThat(places(load)).containsExactly(0, 2);
  }

  @Test
  void aFileIsNamedAsItWasGivenOrWithoutItsFolders() {
    LoadReceipt load =
        load(
            file("/in/night/a.csv", FileState.LOADED),
            file("/in/day/a.csv", FileState.LOADED),
            file("/in/day/aa.csv", FileState.LOADED));

    assertThat(places(load, "/in/day/a.csv")).containsExactly(1);
    assertThat(places(load, "a.csv")).containsExactly(0, 1);
    assertThat(places(load, "day/a.csv")).containsExactly(1);
    assertThat(places(load, "a.csv", "/in/day/a.csv", "a.csv")).containsExactly(0, 1);
  }

  @Test
  void aNameThatIsNotOfTheLoadIsRefusedAndThoseOfItAreTold() {
    LoadReceipt load = load(file("/in/a.csv", FileState.LOADED));

    assertThatThrownBy(() -> places(load, "/in/a.csv", ".csv"))
        .isInstanceOf(EnergyException.class)
        .hasMessage("load %s has no file '.csv'; it has [/in/a.csv]".formatted(ID))
        .extracting("code")
        .isEqualTo(ErrorCode.PARAMETER_INVALID);
  }

  @Test
  void aSkippedFileThatIsNamedIsRefusedWithTheLoadThatHasStoredIt() {
    FileReceipt skipped = file("a.csv", FileState.SKIPPED);

    assertThatThrownBy(() -> places(load(skipped.with(new ContentOrigin(7, OTHER, null))), "a.csv"))
        .hasMessage("load %s skipped a.csv; load %s has stored it".formatted(ID, OTHER));
    assertThatThrownBy(() -> places(load(skipped), "a.csv"))
        .hasMessage("load %s skipped a.csv; an earlier load has stored it".formatted(ID));
  }

  @Test
  void theDaysAreThoseOfTheFileAndIfItHasNoneThoseOfTheLoad() {
    LoadTotals ofLoad = new LoadTotals(1, 1, 0, 0, 1, FIRST.minusDays(9), LAST.plusDays(9));
    LoadReceipt load =
        load(
            ofLoad,
            file("known.csv", FileState.LOADED),
            file("unknown.csv", FileState.WAITING, VERSION, LoadTotals.NONE));

    List<UndoneFile> chosen = UndoChoice.of(load, List.of());
    assertThat(chosen).extracting(UndoneFile::firstDay).containsExactly(FIRST, FIRST.minusDays(9));
    assertThat(chosen).extracting(UndoneFile::lastDay).containsExactly(LAST, LAST.plusDays(9));
  }
}
