package io.energyiot.store.undo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UndoReceiptTest {
  private static final UUID ID = UUID.fromString("00d0e6f0-fe47-11f0-8000-0123456789ab");
  private static final UUID LOAD = UUID.fromString("11d0e6f0-fe47-11f0-8000-0123456789ab");
  private static final UUID FIRST = UUID.fromString("22d0e6f0-fe47-11f0-8000-0123456789ab");
  private static final UUID SECOND = UUID.fromString("33d0e6f0-fe47-11f0-8000-0123456789ab");
  private static final Instant START = Instant.parse("2026-01-31T02:00:00.120Z");

  private static UndoReceipt receipt(double percent, UndoCounts counts) {
    return new UndoReceipt(
        ID,
        LOAD,
        UndoState.RUNNING,
        true,
        START,
        START.plusMillis(880),
        percent,
        List.of("a.csv"),
        counts,
        Set.of(SECOND, FIRST),
        null);
  }

  @Test
  void theDocumentHasTextsAndNumbersInAFixedOrder() {
    LocalDate day = LocalDate.of(2026, 1, 29);
    UndoCounts counts = new UndoCounts(1, 2, 3, 4, day, day.plusDays(1));

    assertThat(receipt(33.349, counts).document().toString())
        .isEqualTo(
            "{id=%s, load=%s, state=running, dry_run=true, started=2026-01-31T02:00:00.120Z,"
                    .formatted(ID, LOAD)
                + " updated=2026-01-31T02:00:01Z, percent=33.3, files=[a.csv], rows=1, readings=2,"
                + " meter_days=3, devices=4, first_day=2026-01-29, last_day=2026-01-30,"
                + " shared_with=[%s, %s], error=null}".formatted(FIRST, SECOND));
  }

  @Test
  void withoutRowsTheDaysAreNull() {
    assertThat(receipt(100, UndoCounts.NONE).document())
        .containsEntry("percent", 100.0)
        .containsEntry("first_day", null)
        .containsEntry("last_day", null);
  }
}
