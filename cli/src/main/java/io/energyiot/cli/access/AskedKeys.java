package io.energyiot.cli.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.energyiot.cli.machine.SystemOptions;
import io.energyiot.cli.output.Output;
import io.energyiot.client.EnergyClient;
import io.energyiot.client.access.KeyDesk;
import io.energyiot.model.Quoted;
import io.energyiot.model.access.Role;
import io.energyiot.model.config.Settings;
import io.energyiot.model.error.EnergyException;
import io.energyiot.model.error.ErrorCode;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.access.ApiKey;
import io.energyiot.store.access.ApiKeys;
import io.energyiot.store.access.CreatedKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * API keys in JSON: the server's, if it runs and there is a credential for it; otherwise those of
 * the store, which is the same but needs no credential.
 *
 * @param here whether the store is wanted anyway
 */
record AskedKeys(SystemOptions options, boolean here) {

  /** All keys, the newest first. */
  JsonNode list() {
    return served(KeyDesk::list)
        .map(answer -> answer.path("keys"))
        .orElseGet(() -> stored(keys -> keys.list().stream().map(AskedKeys::document).toList()));
  }

  /** The key that was made, with its text in {@code key}. */
  JsonNode create(WantedKey wanted) {
    byte[] request = Output.json(wanted).getBytes(StandardCharsets.UTF_8);
    return served(keys -> keys.create(request))
        .orElseGet(
            () ->
                changed(
                    "keys create",
                    keys -> document(keys.create(wanted.checked(), CommandAudit.user()))));
  }

  /**
   * A key, which is revoked.
   *
   * @throws EnergyException with {@link ErrorCode#KEY_UNKNOWN}
   */
  JsonNode revoke(String id) {
    return served(keys -> keys.revoke(id))
        .orElseGet(
            () ->
                changed(
                    "keys revoke",
                    keys ->
                        keys.revoke(id)
                            .map(AskedKeys::document)
                            .orElseThrow(
                                () ->
                                    new EnergyException(
                                        ErrorCode.KEY_UNKNOWN,
                                        "there is no API key with the id " + Quoted.of(id)))));
  }

  private Optional<JsonNode> served(Function<KeyDesk, byte[]> question) {
    if (here || options.credential().isEmpty()) {
      return Optional.empty();
    }
    return options.clientIfRunning().map(EnergyClient::keys).map(question).map(Output::parse);
  }

  /** Does a change in the store, and notes it in the audit. */
  private JsonNode changed(String words, Function<ApiKeys, Map<String, Object>> change) {
    Settings settings = options.runningSettings();
    try (EnergyStore store = EnergyStore.open(settings)) {
      Map<String, Object> changed = change.apply(store.apiKeys());
      CommandAudit.note(settings, store, words, changed.get("id").toString());
      return Output.tree(changed);
    }
  }

  private JsonNode stored(Function<ApiKeys, Object> question) {
    try (EnergyStore store = EnergyStore.open(options.runningSettings())) {
      return Output.tree(question.apply(store.apiKeys()));
    }
  }

  private static Map<String, Object> document(CreatedKey created) {
    Map<String, Object> document = document(created.key());
    document.put("key", created.text().secret());
    return document;
  }

  private static Map<String, Object> document(ApiKey key) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("id", key.id());
    document.put("name", key.name());
    document.put("roles", key.roles().stream().sorted().map(Role::text).toList());
    document.put("scope", key.scope().texts());
    document.put("created_by", key.createdBy());
    put(document, "created", key.created());
    put(document, "expires", key.expires());
    put(document, "last_used", key.lastUsed());
    put(document, "revoked", key.revoked());
    return document;
  }

  private static void put(Map<String, Object> document, String name, Instant time) {
    if (time != null) {
      document.put(name, time.toString());
    }
  }
}
