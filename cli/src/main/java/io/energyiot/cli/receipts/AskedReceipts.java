package io.energyiot.cli.receipts;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.load.LoadDocument;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.Output;
import io.energyiot.client.EnergyClient;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.load.LoadReceipt;
import io.energyiot.store.load.LoadState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Receipts of loads in JSON. The server has them at once; a session with Cassandra takes a second,
 * and serves where no server runs or it refuses.
 */
record AskedReceipts(SystemOptions options) {

  /** The last loads, the newest first, without their files. */
  JsonNode newest(int limit) {
    return served(server -> server.rawLoads(limit))
        .map(answer -> answer.path("loads"))
        .orElseGet(() -> stored(store -> newest(store, limit)));
  }

  private static List<Map<String, Object>> newest(EnergyStore store, int limit) {
    Instant now = Instant.now();
    return store.loads().newest(limit).stream()
        .map(load -> LoadDocument.overview(load, now))
        .toList();
  }

  /**
   * A load with its files and undos.
   *
   * @throws EnergyException with {@link ErrorCode#LOAD_UNKNOWN}
   */
  JsonNode load(UUID id) {
    return served(server -> server.rawLoad(id))
        .filter(answer -> !answer.has("next_files")) // it lists all
        .orElseGet(() -> stored(store -> load(store, id)));
  }

  private static Map<String, Object> load(EnergyStore store, UUID id) {
    LoadReceipt load = store.loads().require(id);
    Map<String, Object> document = document(store, load);
    document.put("undos", store.undos().of(id).stream().map(UndoDocument::of).toList());
    return document;
  }

  private static Map<String, Object> document(EnergyStore store, LoadReceipt load) {
    return load.state() == LoadState.QUEUED
        ? LoadDocument.of(load, store.loadQueue().before(load.id()), Instant.now())
        : LoadDocument.of(load, Instant.now());
  }

  /** Empty if the server does not run, or has no answer other than that there is no such load. */
  private Optional<JsonNode> served(Function<EnergyClient, byte[]> question) {
    try {
      return options.clientIfRunning().map(question).map(Output::parse);
    } catch (EnergyException e) {
      if (e.code() == ErrorCode.LOAD_UNKNOWN) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private JsonNode stored(Function<EnergyStore, Object> question) {
    try (EnergyStore store = EnergyStore.open(options.runningSettings())) {
      return Output.tree(question.apply(store));
    }
  }
}
