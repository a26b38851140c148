package io.energyiot.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.energyiot.cli.load.LoadDocument;
import io.energyiot.cli.receipts.UndoDocument;
import io.energyiot.server.loads.LoadBody;
import io.energyiot.server.loads.UndoBody;
import io.energyiot.store.load.ContentOrigin;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadPhase;
import io.energyiot.store.load.LoadProgress;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.LoadTotals;
import io.energyiot.store.undo.UndoCounts;
import io.energyiot.store.undo.UndoReceipt;
import io.energyiot.store.undo.UndoState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The server and the command print the same JSON of a load, byte for byte. */
class LoadJsonTest {
  private static final Instant NOW = Instant.parse("2026-01-31T02:00:00Z");
  private static final UUID ID = LoadReceipt.newId();
  private static final UUID OTHER = LoadReceipt.newId();
  private static final LoadTotals TOTALS =
      new LoadTotals(
          96, 1, 2, 3, 120, LocalDate.parse("2026-01-30"), LocalDate.parse("2026-01-31"));
  private static final UndoReceipt UNDO =
      new UndoReceipt(
          LoadReceipt.newId(),
          ID,
          UndoState.DONE,
          false,
          NOW,
          NOW,
          99.96,
          List.of("a.csv"),
          UndoCounts.NONE,
          Set.of(ID, OTHER),
          null);

  private static LoadReceipt load(LoadState state, LoadProgress progress, FileReceipt... files) {
    return new LoadReceipt(
        ID,
        state,
        LoadRoute.CQL,
        "here",
        NOW,
        NOW.plusMillis(1_500),
        progress,
        Map.of(LoadPhase.READ, Duration.ofMillis(1_200), LoadPhase.CHECK, Duration.ZERO),
        TOTALS,
        null,
        List.of(files));
  }

  private static FileReceipt file() {
    return new FileReceipt(
        "a.csv", FileState.WAITING, 7, null, null, null, LoadTotals.NONE, null, null);
  }

  private static String json(Object document) {
    try {
      return new ObjectMapper().writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertSame(LoadReceipt load) {
    Map<String, Object> document = LoadDocument.of(load, NOW);
    document.put("undos", List.of(UndoDocument.of(UNDO)));
    assertThat(json(LoadBody.of(load, 0, List.of(UNDO), NOW))).isEqualTo(json(document));
    assertThat(json(LoadBody.overview(load, NOW)))
        .isEqualTo(json(LoadDocument.overview(load, NOW)));
  }

  @Test
  void aRunningLoad() {
    LoadProgress progress =
        new LoadProgress(LoadPhase.READ, 12.345, 1_000.4, Duration.ofMinutes(1));
    assertSame(load(LoadState.RUNNING, progress, file()));
    assertSame(load(LoadState.RUNNING, null, file()));
  }

  @Test
  void aLoadThatIsDone() {
    FileReceipt loaded =
        new FileReceipt(
            "b.csv",
            FileState.SKIPPED,
            7,
            "00c0ffee",
            "wide",
            NOW,
            TOTALS,
            "b.rejects",
            "why",
            new ContentOrigin(7, ID, 4L));
    assertSame(load(LoadState.DONE, null, loaded, file()));
    assertSame(load(LoadState.DONE, null));
  }

  @Test
  void aLoadThatWaitsOrWasCancelled() {
    LoadReceipt waits = load(LoadState.QUEUED, null);
    Map<String, Object> document = LoadDocument.of(waits, 3, NOW);
    document.put("undos", List.of());
    assertThat(json(LoadBody.queued(waits, 3, NOW))).isEqualTo(json(document));
    assertSame(load(LoadState.CANCELLED, null, file()));
  }

  @Test
  void anUndo() {
    assertThat(json(UndoBody.of(UNDO))).isEqualTo(json(UndoDocument.of(UNDO)));
  }
}
