package io.energyiot.server.loads;

import static org.assertj.core.api.Assertions.assertThat;

import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadDocument;
import io.energyiot.store.load.LoadPhase;
import io.energyiot.store.load.LoadProgress;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadRoute;
import io.energyiot.store.load.LoadState;
import io.energyiot.store.load.LoadTotals;
import io.energyiot.store.undo.UndoCounts;
import io.energyiot.store.undo.UndoReceipt;
import io.energyiot.store.undo.UndoState;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the description of the API says of a load is what the document has. */
class LoadBodyTest {
  private static final Instant NOW = Instant.parse("2026-01-31T02:00:00Z");
  private static final Map<String, Object> DOCUMENT = LoadDocument.of(running(), NOW);

  private static LoadReceipt running() {
    FileReceipt file =
        new FileReceipt(
            "a.csv", FileState.WAITING, 7, null, null, null, LoadTotals.NONE, null, null);
    return new LoadReceipt(
        LoadReceipt.newId(),
        LoadState.RUNNING,
        LoadRoute.CQL,
        "here",
        NOW,
        NOW,
        new LoadProgress(LoadPhase.READ, 0, 0, Duration.ZERO),
        Map.of(),
        LoadTotals.NONE,
        null,
        List.of(file));
  }

  @Test
  void namesAreDescribedInTheirOrder() {
    List<String> ofLoad = new ArrayList<>(DOCUMENT.keySet());
    ofLoad.add("undos"); // which the resource adds
    assertThat(names(LoadBody.class)).isEqualTo(ofLoad);
    assertThat(names(LoadBody.ProgressBody.class)).containsExactlyElementsOf(names("progress"));
    assertThat(names(LoadBody.TotalsBody.class)).containsExactlyElementsOf(names("totals"));
    Map<?, ?> file = (Map<?, ?>) ((List<?>) DOCUMENT.get("files")).get(0);
    assertThat(names(LoadBody.FileBody.class)).isEqualTo(texts(file.keySet().stream()));
  }

  @Test
  void namesOfAnUndoAreDescribedInTheirOrder() {
    UndoReceipt undo =
        new UndoReceipt(
            LoadReceipt.newId(),
            LoadReceipt.newId(),
            UndoState.DONE,
            false,
            NOW,
            NOW,
            100,
            List.of(),
            UndoCounts.NONE,
            Set.of(),
            null);
    assertThat(names(UndoBody.class)).containsExactlyElementsOf(undo.document().keySet());
  }

  private static List<String> names(Class<?> body) {
    return Arrays.stream(body.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  private static List<String> names(String part) {
    return texts(((Map<?, ?>) DOCUMENT.get(part)).keySet().stream());
  }

  private static List<String> texts(Stream<?> names) {
    return names.map(Object::toString).toList();
  }
}
