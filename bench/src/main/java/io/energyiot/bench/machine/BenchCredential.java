package io.energyiot.bench.machine;

import io.energyiot.model.access.Role;
import io.energyiot.model.access.Scope;
import io.energyiot.model.config.Settings;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.access.NewKey;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the clients of a measurement show to the server, which wants it. */
public enum BenchCredential {
  /** Nothing: the server wants no credentials, and has no audit. */
  NONE,
  /** An API key. */
  KEY,
  /** A token of an identity provider. */
  JWT;

  static final List<String> ROLES = List.of("read", "ingest");

  /** The limits of one client, which all connections of a measurement are together. */
  private static final Map<String, String> UNLIMITED =
      Map.of(
          "limits.client.requests", "0",
          "limits.client.readings", "0",
          "limits.client.mib", "0",
          "limits.client.streams", "0");

  /**
   * Returns the settings of a server that wants it.
   *
   * @param folder where a file may be made that the server reads
   */
  Map<String, String> settings(Path folder) {
    Map<String, String> settings = new HashMap<>();
    if (this != NONE) {
      settings.putAll(UNLIMITED);
    }
    if (this == KEY) {
      settings.put("access.keys", "true");
    }
    if (this == JWT) {
      settings.putAll(BenchIssuer.settings(folder));
    }
    return settings;
  }

  /** Makes one. */
  Optional<String> create(Settings settings) {
    return switch (this) {
      case NONE -> Optional.empty();
      case KEY -> Optional.of(key(settings));
      case JWT -> Optional.of(BenchIssuer.token());
    };
  }

  private static String key(Settings settings) {
    try (EnergyStore store = EnergyStore.open(settings)) {
      NewKey wanted = new NewKey("bench", Role.all(ROLES), Scope.of(List.of("*")), null);
      return store.apiKeys().create(wanted, "bench").text().secret();
    }
  }

  /** Returns {@code system}, with the credential if there is one. */
  public String named(String system) {
    return this == NONE ? system : system + ", " + this;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
