package io.energyiot.server;

import io.energyiot.ingest.topic.KafkaSettings;
import io.energyiot.model.access.Role;
import io.energyiot.model.access.Scope;
import io.energyiot.platform.fixture.TestSystem;
import io.energyiot.platform.service.Service;
import io.energyiot.store.EnergyStore;
import io.energyiot.store.access.CreatedKey;
import io.energyiot.store.access.NewKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A server that wants credentials: API keys, tokens of an issuer, or the token of a file. */
final class GuardedServer implements AutoCloseable {
  static final String TOKEN = "token-of-a-file-0123456789";

  private final Issuer issuer = new Issuer();
  private final TestSystem system = TestSystem.create("guarded");
  private final EnergyStore store;

  GuardedServer() {
    this(Map.of());
  }

  /** A server with more settings. */
  GuardedServer(Map<String, String> more) {
    Path token = system.path("token");
    try {
      Files.writeString(token, TOKEN + "\n");
      Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> settings = new HashMap<>(more);
    settings.putIfAbsent("limits.bad_credentials", "0"); // of which other tests have many
    settings.put("access.keys", "true");
    settings.put("access.oidc.issuer", issuer.name());
    settings.put("access.oidc.audience", Issuer.AUDIENCE);
    settings.put("server.token_file", token.toString());
    system.configure(settings).up();
    store = EnergyStore.open(system.settings());
  }

  Issuer issuer() {
    return issuer;
  }

  InetSocketAddress address() {
    return system.address();
  }

  ServerCalls http() {
    return new ServerCalls(system.address());
  }

  EnergyStore store() {
    return store;
  }

  /** Ends a service as {@code kill -9} does. */
  void kill(Service service) {
    system.kill(service);
  }

  KafkaSettings kafka() {
    return KafkaSettings.from(system.settings());
  }

  String topic() {
    return system.settings().text("kafka.topic").orElseThrow();
  }

  /** All that the server and its log have printed. */
  String printed() {
    try {
      return Files.readString(system.folder().log(Service.SERVER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a new key that does not expire. */
  CreatedKey key(List<String> roles, String... scope) {
    return key(roles, null, scope);
  }

  CreatedKey key(List<String> roles, Instant expires, String... scope) {
    NewKey wanted = new NewKey("key of a test", Role.all(roles), Scope.of(List.of(scope)), expires);
    return store.apiKeys().create(wanted, "test");
  }

  /** Ends the server as {@code down} does, and returns when it is gone. */
  void end() {
    ProcessHandle process = system.process(Service.SERVER);
    process.destroy();
    process.onExit().join();
  }

  @Override
  public void close() {
    store.close();
    system.close();
    issuer.close();
  }
}
