package io.energyiot.cli.receipts;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.store.load.ContentOrigin;
import io.energyiot.store.load.FileReceipt;
import io.energyiot.store.load.FileState;
import io.energyiot.store.load.LoadPhase;
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
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Reads receipts from their JSON, without what is not printed for people. */
final class ReceiptJson {
  private ReceiptJson() {}

  /** A load with its files. That it is interrupted follows from when it was last heard of. */
  static LoadReceipt load(JsonNode json) {
    LoadState state = constant(LoadState.class, json.path("state"));
    return new LoadReceipt(
        id(json.path("id")),
        state == LoadState.INTERRUPTED ? LoadState.RUNNING : state,
        LoadRoute.parse(json.path("path").asText()),
        json.path("host").asText(),
        instant(json.path("started")),
        instant(json.path("updated")),
        null,
        phases(json.path("phases")),
        totals(json.path("totals")),
        text(json.path("error")),
        all(json.path("files"), ReceiptJson::file));
  }

  private static Map<LoadPhase, Duration> phases(JsonNode json) {
    Map<LoadPhase, Duration> phases = new EnumMap<>(LoadPhase.class);
    for (LoadPhase phase : LoadPhase.values()) {
      if (json.has(phase.text())) {
        phases.put(phase, Duration.parse(json.path(phase.text()).asText()));
      }
    }
    return phases;
  }

  private static LoadTotals totals(JsonNode json) {
    return new LoadTotals(
        json.path("readings").asLong(),
        json.path("meter_days").asLong(),
        json.path("repeated").asLong(),
        json.path("rejected").asLong(),
        json.path("block_bytes").asLong(),
        day(json.path("first_day")),
        day(json.path("last_day")));
  }

  private static FileReceipt file(JsonNode json) {
    JsonNode superseded = json.path("superseded");
    return new FileReceipt(
        json.path("name").asText(),
        constant(FileState.class, json.path("state")),
        json.path("size").asLong(),
        text(json.path("checksum")),
        text(json.path("format")),
        instant(json.path("version")),
        totals(json.path("totals")),
        text(json.path("rejects_file")),
        text(json.path("error")),
        new ContentOrigin(
            json.path("size").asLong(),
            id(json.path("loaded_by")),
            superseded.isNumber() ? superseded.asLong() : null));
  }

  /** An undo. */
  static UndoReceipt undo(JsonNode json) {
    return new UndoReceipt(
        id(json.path("id")),
        id(json.path("load")),
        constant(UndoState.class, json.path("state")),
        json.path("dry_run").asBoolean(),
        instant(json.path("started")),
        instant(json.path("updated")),
        json.path("percent").asDouble(),
        all(json.path("files"), JsonNode::asText),
        counts(json),
        new HashSet<>(all(json.path("shared_with"), ReceiptJson::id)),
        text(json.path("error")));
  }

  private static UndoCounts counts(JsonNode json) {
    return new UndoCounts(
        json.path("rows").asLong(),
        json.path("readings").asLong(),
        json.path("meter_days").asLong(),
        json.path("devices").asLong(),
        day(json.path("first_day")),
        day(json.path("last_day")));
  }

  /** Each element of an array; none if there is no array. */
  static <T> List<T> all(JsonNode array, Function<JsonNode, T> read) {
    List<T> elements = new ArrayList<>();
    array.forEach(element -> elements.add(read.apply(element)));
    return elements;
  }

  private static <T extends Enum<T>> T constant(Class<T> type, JsonNode name) {
    return Enum.valueOf(type, name.asText().toUpperCase(Locale.ROOT));
  }

  private static String text(JsonNode json) {
    return json.isTextual() ? json.asText() : null;
  }

  private static UUID id(JsonNode json) {
    return json.isTextual() ? UUID.fromString(json.asText()) : null;
  }

  private static Instant instant(JsonNode json) {
    return json.isTextual() ? Instant.parse(json.asText()) : null;
  }

  private static LocalDate day(JsonNode json) {
    return json.isTextual() ? LocalDate.parse(json.asText()) : null;
  }
}
