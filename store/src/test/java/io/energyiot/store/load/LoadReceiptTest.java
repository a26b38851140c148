package io.energyiot.store.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.energyiot.model.error.BrokenRuleException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoadReceiptTest {
  private static final UUID ID = UUID.fromString("00d0e6f0-fe47-11f0-8000-0123456789ab");

  @Test
  void aLoadNotHeardOfForHalfAMinuteIsInterrupted() {
    LoadReceipt receipt = Receipts.running(ID, Receipts.HALF);
    Instant last = receipt.updated();

    assertThat(receipt.stateAt(last)).isEqualTo(LoadState.RUNNING);
    assertThat(receipt.stateAt(last.plusSeconds(30))).isEqualTo(LoadState.RUNNING);
    assertThat(receipt.stateAt(last.plusMillis(30_001))).isEqualTo(LoadState.INTERRUPTED);
    assertThat(Receipts.done(ID).stateAt(last.plusSeconds(3600))).isEqualTo(LoadState.DONE);
  }

  @ParameterizedTest
  @EnumSource
  void silenceEndsOnlyALoadThatSaysItRuns(LoadState state) {
    LoadReceipt receipt = Receipts.in(state, ID);
    Instant muchLater = receipt.updated().plus(Duration.ofDays(400));

    assertThat(receipt.stateAt(muchLater))
        .isEqualTo(state == LoadState.RUNNING ? LoadState.INTERRUPTED : state);
  }

  @Test
  void aLoadThatHasFailedKeepsWhatItHasLoaded() {
    LoadReceipt running = Receipts.running(ID, Receipts.HALF, Receipts.loaded("a.csv"));
    Instant seen = running.updated().plusSeconds(48);
    LoadReceipt failed = running.failedAt(seen, "killed");

    assertThat(failed.stateAt(seen)).isEqualTo(LoadState.FAILED);
    assertThat(failed.error()).isEqualTo("killed");
    assertThat(failed.progress()).isNull();
    assertThat(failed.duration()).isEqualTo(Duration.ofMinutes(1));
    assertThat(failed.files()).isEqualTo(running.files());
    assertThat(failed.totals()).isEqualTo(running.totals());
  }

  @Test
  void theRateIsThatOfTheWholeLoad() {
    LoadReceipt receipt = Receipts.running(ID, Receipts.HALF);

    assertThat(receipt.duration()).isEqualTo(Duration.ofSeconds(12));
    assertThat(receipt.readingsPerSecond()).isEqualTo(80);
    assertThat(Receipts.done(ID).readingsPerSecond()).isZero();
  }

  @Test
  void phasesAreInTheirOrder() {
    assertThat(Receipts.running(ID, null).phases().keySet())
        .containsExactly(LoadPhase.CHECK, LoadPhase.READ);
  }

  @Test
  void totalsAddUpAndTheirDaysSpanBoth() {
    LoadTotals later =
        new LoadTotals(1, 1, 1, 1, 1, LocalDate.of(2026, 1, 30), LocalDate.of(2026, 2, 1));

    assertThat(Receipts.TOTALS.plus(later))
        .isEqualTo(later.plus(Receipts.TOTALS))
        .isEqualTo(
            new LoadTotals(
                961, 11, 4, 3, 1025, LocalDate.of(2026, 1, 29), LocalDate.of(2026, 2, 1)));
    assertThat(LoadTotals.NONE.plus(later)).isEqualTo(later);
    assertThat(later.plus(LoadTotals.NONE)).isEqualTo(later);
  }

  @ParameterizedTest
  @EnumSource
  void pathsAreParsedFromTheirText(LoadRoute path) {
    assertThat(LoadRoute.parse(path.text())).isEqualTo(path);
  }

  @Test
  void anotherPathIsRefused() {
    assertThat(LoadRoute.SSTABLE_IMPORT.text()).isEqualTo("sstable-import");
    assertThatThrownBy(() -> LoadRoute.parse("sstable_import"))
        .isInstanceOf(BrokenRuleException.class)
        .hasMessage("one of [sstable-import, sstable-stream, cql] is needed, not 'sstable_import'");
  }
}
